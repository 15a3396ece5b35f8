import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";
import { afterColon } from "./delivery.js";
import { menuWords } from "./words.js";

const ICONS = {
  edit: "pencil",
  again: "rotate-ccw",
  retry: "rotate-ccw",
  discard: "trash-2",
  call: "phone",
  later: "calendar-clock",
  time: "calendar-clock",
  check: "user",
  sms: "message-square",
  template: "zap",
  admin: "at-sign",
};

/** Why a message was not delivered, what that means and what helps: one box under it. */
export function deliveryReason(message, outcome, actions, state) {
  const { kind, words, reason, remedy, code } = outcome;
  const isFailure = kind === "failed";
  return html`
    <div class="why ${isFailure ? "" : "w"}" data-testid="reason">
      ${icon(isFailure ? "circle-alert" : "triangle-alert")}
      <div>
        <b>${reason && isFailure ? `${words}: ${afterColon(reason)}` : `${words}.`}</b>
        ${reason && !isFailure ? reason : nothing} ${remedy} ${code ? html`<span class="code">Twilio ${code}</span>` : nothing}
        ${buttons(message, outcome.offers ?? [], actions, state)}
      </div>
    </div>`;
}

function buttons(message, offers, actions, state) {
  const possible = state.isWatching ? [] : offers;
  const details = message.id && !message.key;
  if (!possible.length && !details) return nothing;
  return html`<div class="acts">
    ${possible.map((offer, index) => button(offer, message, { actions, state }, index > 0))}
    ${details
      ? html`<button type="button" class="button small ghost" @click=${(event) => actions.details(message, event)}>${menuWords.details}</button>`
      : nothing}
  </div>`;
}

function button(offer, message, { actions, state }, isLess) {
  const style = `button small ${isLess ? "ghost" : ""}`;
  // An admin has no other admin to tell.
  if (offer === "admin" && state.has("admin")) return html`<a class=${style} href="/health">${menuWords.health}</a>`;
  const label = html`${ICONS[offer] ? icon(ICONS[offer], "small") : nothing} ${menuWords[offer]}`;
  if (offer === "check") {
    return html`<a class=${style} href="/contacts/${encodeURIComponent(state.conversation.contactId)}" data-remedy=${offer}>${label}</a>`;
  }
  return html`<button type="button" class=${style} data-remedy=${offer} @click=${(event) => actions.remedy(offer, message, event)}>${label}</button>`;
}
