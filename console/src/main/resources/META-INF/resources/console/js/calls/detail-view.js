import { html, nothing } from "../lib/html.js";
import { avatar } from "../parts/avatar.js";
import { outcomeIcon, outcomeWords, summaryWords } from "../parts/call-outcome.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { phoneNumber } from "../parts/phone-number.js";
import { skeletonRows } from "../parts/skeleton-rows.js";
import { time } from "../parts/time.js";
import { isOngoing, isOpen, theirAddress } from "../state/call-facts.js";
import { factsView } from "./facts-view.js";
import { listAddress } from "./filters.js";
import { notesView } from "./notes-view.js";
import { themWords } from "./parties.js";
import { recordingsView } from "./recordings-view.js";
import { wayView } from "./way-view.js";
import { FAILURE_WORDS, NO_CALLING } from "./words.js";

/** One call: its outcome, its recordings, its way through the plan, and the actions on it. */
export function detailView(state, actions) {
  const { store, filter } = state;
  if (!store.openId) {
    return html`<section class="call-detail none">${emptyState({ icon: "phone", words: "Choose a call to see what became of it." })}</section>`;
  }
  return html`<section class="call-detail" aria-label="Call">
    <a class="button ghost icon back" href=${listAddress(filter)} aria-label="Back to the list">${icon("chevron-left", "large")}</a>
    ${store.call ? callView(store.call, state, actions) : whenLoaded(store.detail, {
      what: "This call",
      skeleton: () => skeletonRows(5, "text"),
      view: () => nothing,
    })}
  </section>`;
}

const callView = (call, state, actions) => html`
  ${headView(call, state)} ${actionsView(call, state, actions)} ${failureView(call)}
  ${recordingsView(call, state, actions)} ${wayView(call, state)} ${notesView(state, actions)} ${factsView(call, state)}`;

function headView(call, { parties, clockWords }) {
  const them = parties.them(call);
  return html`<header>
    ${avatar(them, { size: "large", channel: "voice" })}
    <div>
      <h1 class="t-page" tabindex="-1" dir="auto">${themWords(them)}</h1>
      <p class="quiet">
        ${them.name && them.address ? html`${phoneNumber(them.address, them.display)} · ` : nothing}
        ${call.direction === "inbound" ? "to" : "from"} ${parties.ours(call)} · ${time(call.startedAt)}
      </p>
    </div>
    <p class="became">
      ${outcomeIcon(call)}<b>${isOngoing(call) ? `${outcomeWords(call)} ${clockWords(call)}` : summaryWords(call)}</b>
    </p>
  </header>`;
}

const actionsView = (call, { outgoing, isOffline }, { callBack, dismiss, more }) => html`
  <div class="call-actions">
    ${call.anonymous || isOngoing(call)
      ? nothing
      : html`<button type="button" class="button primary" title=${isOffline ? NO_CALLING : "Call back (b)"} ?disabled=${isOffline || outgoing.isUnderWay} @click=${() => callBack(call)}>
          ${icon("phone", "small")} ${call.direction === "inbound" ? "Call back" : "Call again"}
        </button>`}
    ${call.conversationId
      ? html`<a class="button" href=${conversationAddress(call)} title="Open conversation (o)">${icon("message-square", "small")} Open conversation</a>`
      : nothing}
    ${isOpen(call)
      ? html`<button type="button" class="button" title="Dismiss (d)" @click=${() => dismiss(call)}>${icon("check", "small")} Dismiss</button>`
      : nothing}
    ${more(call)}
  </div>`;

/** The conversation of a call, opened at the call. */
export const conversationAddress = (call) =>
  `/inbox/all/${encodeURIComponent(call.conversationId)}?around=${encodeURIComponent(call.id)}`;

/** The address that a phone dials by itself. */
export const telAddress = (call) => `tel:${theirAddress(call)}`;

function failureView(call) {
  const words = call.direction === "outbound" && FAILURE_WORDS[call.result];
  if (!words) return nothing;
  return html`<p class="call-failure">
    ${icon("circle-alert", "small")}
    <span>${call.errorMessage ? html`<span dir="auto">${call.errorMessage}</span> ` : nothing}${words}
      ${call.errorCode ? html`<span class="code">Twilio ${call.errorCode}</span>` : nothing}</span>
  </p>`;
}
