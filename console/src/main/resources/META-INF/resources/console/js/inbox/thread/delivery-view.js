import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";
import { afterColon } from "./delivery.js";
import { menuWords } from "./words.js";

const ICONS = { edit: "pencil", again: "rotate-ccw", retry: "rotate-ccw", discard: "trash-2", call: "phone", later: "calendar-clock" };
/** A remedy that only some people can take is a sentence for the others. */
const FOR_ADMINS = new Set(["health"]);

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
  const possible = offers.filter((offer) => !FOR_ADMINS.has(offer) || state.has("admin"));
  const details = message.id && !message.key;
  if (!possible.length && !details) return nothing;
  return html`<div class="acts">
    ${possible.map((offer, index) => button(offer, message, actions, index > 0))}
    ${details
      ? html`<button type="button" class="button small ghost" @click=${(event) => actions.details(message, event)}>${menuWords.details}</button>`
      : nothing}
  </div>`;
}

function button(offer, message, actions, isLess) {
  const label = html`${ICONS[offer] ? icon(ICONS[offer], "small") : nothing} ${menuWords[offer]}`;
  const style = `button small ${isLess ? "ghost" : ""}`;
  if (offer === "health") return html`<a class=${style} href="/health">${label}</a>`;
  return html`<button type="button" class=${style} data-remedy=${offer} @click=${(event) => actions.remedy(offer, message, event)}>${label}</button>`;
}
