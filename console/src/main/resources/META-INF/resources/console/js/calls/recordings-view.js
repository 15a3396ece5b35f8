import { durationWords } from "../lib/amounts.js";
import { html, nothing } from "../lib/html.js";
import { keyed } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { player } from "../parts/player.js";
import { time } from "../parts/time.js";
import { recordingWords } from "./parties.js";
import { recordingPath } from "./recordings.js";

/** The recordings of a call, each with a player and, where Twilio made one, its text. */
export function recordingsView(call, state, actions) {
  if (call.recordings.length === 0) return nothing;
  return html`<section class="call-part recordings" aria-labelledby="call-recordings">
    <h2 class="t-sect" id="call-recordings">${call.recordings.length > 1 ? "Recordings" : headingOf(call.recordings[0])}</h2>
    ${call.recordings.map((recording) => keyed(recording.id, recordingView(call, recording, state, actions)))}
  </section>`;
}

const headingOf = (recording) => (recording.voicemail ? "Voicemail" : "Recording");

const recordingView = (call, recording, state, { deleteRecording }) => html`
  <div class="call-recording">
    ${recording.available ? playerView(call, recording, state) : notHereView(recording)}
    ${recording.transcription ? transcriptView(recording) : nothing}
    ${state.mayDelete
      ? html`<button type="button" class="button ghost small danger" @click=${() => deleteRecording(call, recording)}>
          ${icon("trash-2", "small")} Delete
        </button>`
      : nothing}
  </div>`;

function playerView(call, recording, { parties }) {
  const path = recordingPath(call, recording);
  const words = recordingWords(recording, parties.them(call));
  return player({ source: path, seconds: recording.durationSeconds, words, download: `${path}?download=true` });
}

/** Twilio tells when the audio can be fetched; until then there is nothing to play. */
const notHereView = (recording) => html`
  <p class="not-here" role="status">
    <span class="spin"></span> ${headingOf(recording)}
    ${recording.durationSeconds ? `of ${durationWords(recording.durationSeconds)} ` : ""}from ${time(recording.startedAt, "clock")}. Twilio is still
    preparing it; it appears here by itself.
  </p>`;

const transcriptView = ({ transcription }) => html`
  <blockquote class="call-transcript" dir="auto">“${transcription}”</blockquote>
  <p class="t-meta">Transcribed by Twilio</p>`;
