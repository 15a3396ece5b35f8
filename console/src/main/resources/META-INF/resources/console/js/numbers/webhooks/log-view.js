import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { LOCALE } from "../../lib/locale.js";
import { emptyState } from "../../parts/empty-state.js";
import { whenLoaded } from "../../parts/loaded.js";
import { skeletonRows } from "../../parts/skeleton-rows.js";
import { table } from "../../parts/table.js";

const TIME = new Intl.DateTimeFormat(LOCALE, { hour: "numeric", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 });
const DAY = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short" });

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
  return html`<div class="log-section">
    <h2 class="t-sect">The last 20 webhooks</h2>
    ${whenLoaded(log, {
      skeleton: () => skeletonRows(5, "table"),
      isEmpty: (entries) => entries.length === 0,
      empty: () => emptyState({ icon: "webhook", words: "Nothing yet", detail: "What Twilio sends for this number appears here and is kept for seven days." }),
      view: entryTable,
    })}
  </div>`;
}

const entryTable = (entries) =>
  table({
    caption: "The last 20 webhooks",
    key: ({ id }) => id,
    rows: entries,
    columns: [
      { words: "Time", cell: ({ at }) => arrival(new Date(at)) },
      { words: "What Twilio sent", cell: ({ family, path }) => FAMILIES[family] ?? family ?? path },
      { words: "About", cell: about },
      { words: "We answered", cell: answered },
    ],
  });

function arrival(when) {
  const isToday = when.toDateString() === new Date().toDateString();
  return html`<span class="num" title=${when.toLocaleString()}>${isToday ? "" : DAY.format(when)} ${TIME.format(when)}</span>`;
}

function about({ parameters }) {
  const sid = parameters.MessageSid?.[0] ?? parameters.CallSid?.[0];
  return sid ? html`<a class="mono" href="/developers/log?sid=${sid}">${sid.slice(0, 4)}…${sid.slice(-4)}</a>` : nothing;
}

const answered = ({ outcome, reason, answer }) => html`
  <span class="badge ${outcome === "accepted" ? "good" : "bad"}">${answer?.status ?? (outcome === "accepted" ? "taken" : "refused")}</span>
  <span class="faint num">${answer?.millis === undefined ? (reason ?? "") : `${answer.millis} ms`}</span>
`;
