import { durationWords } from "../lib/amounts.js";
import { html, nothing } from "../lib/html.js";
import { outcomeIcon, outcomeWords, summaryWords } from "../parts/call-outcome.js";
import { icon } from "../parts/icon.js";
import { time } from "../parts/time.js";
import { isConnected, isOngoing, isOpen } from "../state/call-facts.js";
import { callAddress } from "./filters.js";
import { playing } from "../parts/playing.js";
import { recordingWords, themWords } from "./parties.js";
import { recordingPath } from "./recordings.js";
import { NO_CALLING } from "./words.js";

/** One call of the list. An ongoing call has a running clock in place of the time. */
export function callRow(call, { filter, openId, parties, clockOf, isOffline }, { callBack, play }) {
  const them = parties.them(call);
  const recording = call.recordings.find(({ available }) => available);
  const mayCall = isOpen(call) && !call.anonymous;
  return html`<div class="call-item" data-open=${isOpen(call) ? "true" : nothing}>
    <a class="call-row" href=${callAddress(call.id, filter)} aria-current=${call.id === openId ? "true" : nothing} data-id=${call.id} data-testid="call">
      ${outcomeIcon(call)}
      <span class="line"><span class="who" dir="auto">${themWords(them)}</span>${whenView(call, clockOf)}</span>
      <span class="line"><span class="what">${whatWords(call, parties)}</span>${endView(call)}</span>
    </a>
    <span class="row-actions">
      ${recording ? playButton(call, recording, them, play) : nothing} ${mayCall ? callBackButton(call, them, callBack, isOffline) : nothing}
    </span>
  </div>`;
}

function whatWords(call, parties) {
  const became = isOngoing(call) ? outcomeWords(call) : summaryWords(call);
  const parts = [became, parties.areOursSeveral && parties.ours(call), parties.taker(call)];
  return parts.filter(Boolean).join(" · ");
}

const whenView = (call, clockOf) =>
  isOngoing(call)
    ? html`<span class="running num" data-look=${isConnected(call) ? "talking" : "ringing"}>${durationWords(clockOf(call))}</span>`
    : time(call.startedAt);

const endView = (call) =>
  call.recordings.length > 0 && !call.recordings.some(({ available }) => available)
    ? html`<span class="end" title="Has a recording">${icon("audio-lines", "small")}<span class="visually-hidden">, has a recording</span></span>`
    : nothing;

/** Plays the first recording that is here; the small player at the bottom shows how far it is. */
function playButton(call, recording, them, play) {
  const isPlaying = playing.isPlaying(recordingPath(call, recording));
  const name = recordingWords(recording, them);
  return html`<button type="button" class="button ghost icon small play" aria-label="${isPlaying ? "Pause" : "Play"}: ${name}" title=${isPlaying ? "Pause" : "Play"}
    @click=${() => play(call, recording, name)}>
    ${icon(isPlaying ? "pause" : "play", "small")}
  </button>`;
}

const callBackButton = (call, them, callBack, isOffline) =>
  html`<button type="button" class="button small" aria-label="Call back ${themWords(them)}" title=${isOffline ? NO_CALLING : nothing} ?disabled=${isOffline} @click=${() => callBack(call)}>
    ${icon("phone", "small")} <span class="words">Call back</span>
  </button>`;
