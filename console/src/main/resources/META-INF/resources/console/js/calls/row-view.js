import { durationWords } from "../lib/amounts.js";
import { html, nothing } from "../lib/html.js";
import { outcomeIcon, outcomeWords, summaryWords } from "../parts/call-outcome.js";
import { icon } from "../parts/icon.js";
import { time } from "../parts/time.js";
import { isConnected, isOngoing, isOpen } from "../state/call-facts.js";
import { callAddress } from "./filters.js";
import { themWords } from "./parties.js";

/** One call of the list. An ongoing call has a running clock in place of the time. */
export function callRow(call, { filter, openId, parties, clockOf }, { callBack }) {
  const them = parties.them(call);
  return html`<div class="call-item" data-open=${isOpen(call) ? "true" : nothing}>
    <a class="call-row" href=${callAddress(call.id, filter)} aria-current=${call.id === openId ? "true" : nothing} data-id=${call.id} data-testid="call">
      ${outcomeIcon(call)}
      <span class="line"><span class="who" dir="auto">${themWords(them)}</span>${whenView(call, clockOf)}</span>
      <span class="line"><span class="what">${whatWords(call, parties)}</span>${endView(call)}</span>
    </a>
    ${isOpen(call) && !call.anonymous ? callBackButton(call, them, callBack) : nothing}
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
  call.recordings.length > 0
    ? html`<span class="end" title="Has a recording">${icon("audio-lines", "small")}<span class="visually-hidden">, has a recording</span></span>`
    : nothing;

const callBackButton = (call, them, callBack) =>
  html`<button type="button" class="button small" aria-label="Call back ${themWords(them)}" @click=${() => callBack(call)}>
    ${icon("phone", "small")} Call back
  </button>`;
