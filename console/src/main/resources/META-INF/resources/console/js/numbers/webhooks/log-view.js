import { html, nothing } from "../../lib/html.js";
import { emptyState } from "../../parts/empty-state.js";
import { whenLoaded } from "../../parts/loaded.js";
import { skeletonRows } from "../../parts/skeleton-rows.js";

const TIME = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 });
const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

const FAMILIES = {
  "inbound-message": "Text",
  "message-status": "Status of a text",
  "any-status": "Status",
  "inbound-call": "Call",
  "call-status": "Status of a call",
  "dial-finished": "After ringing",
  "gather-finished": "Key in the menu",
  "record-finished": "Voicemail",
  "recording-status": "Recording",
  transcription: "Transcription",
  whisper: "Asked who picked up",
  conversations: "Conversations",
  debugger: "Debugger",
};

/** The last webhooks of the number and how they were answered. */
export function webhookLog(log) {
  return html`<section class="log-section" aria-labelledby="log-title">
    <h3 class="t-sect" id="log-title">The last 20 webhooks</h3>
    ${whenLoaded(log, {
      skeleton: () => skeletonRows(5, "line"),
      isEmpty: (entries) => entries.length === 0,
      empty: () => emptyState({ icon: "webhook", words: "Nothing yet", detail: "What Twilio sends for this number appears here and is kept for seven days." }),
      view: table,
    })}
  </section>`;
}

const table = (entries) => html`<div class="scroll-x" tabindex="0" role="region" aria-labelledby="log-title">
  <table class="log">
    <thead>
      <tr>
        <th scope="col">Time</th>
        <th scope="col">What Twilio sent</th>
        <th scope="col">About</th>
        <th scope="col">We answered</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map(entryRow)}
    </tbody>
  </table>
</div>`;

function entryRow({ at, family, path, outcome, reason, answer, parameters }) {
  const when = new Date(at);
  const isToday = when.toDateString() === new Date().toDateString();
  const sid = parameters.MessageSid?.[0] ?? parameters.CallSid?.[0];
  return html`<tr>
    <td class="num" title=${when.toLocaleString()}>${isToday ? "" : DAY.format(when)} ${TIME.format(when)}</td>
    <td>${FAMILIES[family] ?? family ?? path}</td>
    <td class="mono">${sid ? html`<a href="/developers/webhooks?sid=${sid}">${sid.slice(0, 4)}…${sid.slice(-4)}</a>` : nothing}</td>
    <td>
      <span class="badge ${outcome === "accepted" ? "good" : "bad"}">${answer?.status ?? (outcome === "accepted" ? "taken" : "refused")}</span>
      <span class="faint num">${answer?.millis === undefined ? (reason ?? "") : `${answer.millis} ms`}</span>
    </td>
  </tr>`;
}
