import { durationWords } from "../../lib/amounts.js";
import { guard } from "../../lib/html.js";
import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";
import { phoneWords } from "../../lib/phone.js";
import { isolated } from "../../lib/written-text.js";
import { player } from "../../parts/player.js";
import { ringSeconds } from "../../state/call-facts.js";
import { time } from "../../parts/time.js";

const KINDS = {
  ongoing: ["phone", "Call", ""],
  answered: ["phone-incoming", "Call", ""],
  voicemail: ["voicemail", "Voicemail", "missed"],
  missed: ["phone-missed", "Missed call", "missed"],
  busy: ["phone-off", "Busy", "missed"],
  "no-answer": ["phone-off", "No answer", "missed"],
  failed: ["phone-off", "Call failed", "missed"],
  canceled: ["phone-off", "Call given up", "missed"],
  unknown: ["phone", "Call, outcome unknown", ""],
};

/** A call in the timeline, with its recordings and what was said in them. */
export function callRow({ entry }, state, actions) {
  const { call } = entry;
  return guard([call, state.membersRevision, state.canCall], () => html`
    <li class="m ${call.direction === "inbound" ? "in" : "out"} first" data-key=${entry.id} data-testid="call">
      <article class="call">
        ${head(call, state)}
        ${call.recordings.map((recording) => recordingOf(call, recording))}
        ${foot(call, state, actions)}
      </article>
    </li>`);
}

function head(call, state) {
  const [name, words, style] = KINDS[call.result] ?? KINDS.unknown;
  const isSettled = call.dismissed && style === "missed";
  const isRinging = call.result === "ongoing" && !call.answeredAt;
  const shown = call.direction === "outbound" && call.result === "answered" ? "phone-outgoing" : name;
  return html`
    <div class="call-head">
      <span class="call-i ${isSettled ? "" : style} ${call.result === "ongoing" ? "live-i" : ""}">${icon(shown)}</span>
      <div><b>${isRinging ? "Ringing …" : words}${call.durationSeconds && call.result === "answered" ? `, ${durationWords(call.durationSeconds)}` : ""}</b>
        <span class="t-meta">${detail(call, state)}</span></div>
      <span class="t-meta">${time(call.startedAt)}</span>
    </div>`;
}

function detail(call, { partyName, ourName, members, session }) {
  const rang = ringSeconds(call);
  const parts = [
    call.requestedBy && `called by ${call.requestedBy === session.id ? "you" : isolated(members.name(call.requestedBy))}`,
    call.direction === "inbound" && rang > 0 && !call.answeredAt && `rang ${rang} s at ${isolated(ourName)}`,
    call.answeredBy && `${isolated(partyName(call.answeredBy))} answered`,
    call.errorMessage,
    call.recordings.some(({ voicemail }) => !voicemail) && "recorded",
    call.hasVoicemail && call.result !== "voicemail" && "voicemail",
  ];
  return parts.filter(Boolean).join(" · ") || phoneWords(call.direction === "inbound" ? call.from : call.to);
}

function recordingOf(call, recording) {
  const source = `/api/calls/${encodeURIComponent(call.id)}/recordings/${encodeURIComponent(recording.id)}`;
  const words = recording.voicemail ? "Voicemail" : "Recording";
  return html`
    ${player({ source, seconds: recording.durationSeconds, words, download: `${source}?download=true` })}
    ${recording.transcription ? html`<p class="transcript" dir="auto">“${recording.transcription}”</p>` : nothing}`;
}

function foot(call, { canCall }, actions) {
  const isTranscribed = call.recordings.some(({ transcription }) => transcription);
  const offersCall = call.direction === "inbound" && call.result !== "ongoing" && canCall;
  return html`
    <div class="call-foot">
      <span class="t-meta">${isTranscribed ? "Transcribed by Twilio" : nothing}</span>
      <span>
        <a class="button small ghost" href="/calls/${encodeURIComponent(call.id)}">Details</a>
        ${offersCall ? html`<button type="button" class="button small" @click=${() => actions.callBack(call)}>${icon("phone", "small")} Call back</button>` : nothing}
      </span>
    </div>`;
}
