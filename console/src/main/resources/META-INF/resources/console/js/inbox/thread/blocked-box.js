import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";
import { blockedWords, menuWords } from "./words.js";

const OFFERS = {
  call: ["phone", menuWords.call],
  note: ["lock", menuWords.note],
  template: ["zap", menuWords.template],
  sms: ["message-square", blockedWords.bySms],
};

/** Why no text can be written here, in place of the field, with what can be done instead. */
export function blockedBox({ icon: name, look, title, detail, offers }, { canCall }, actions) {
  const possible = offers.filter((offer) => offer !== "call" || canCall);
  return html`
    <div class="lockbox ${look}" data-testid="blocked">
      ${icon(name)}
      <div>
        <b dir="auto">${title}</b>
        <p dir="auto">${detail}</p>
        ${possible.length ? html`<p class="line">${possible.map((offer, index) => button(offer, index, actions))}</p>` : nothing}
      </div>
    </div>`;
}

function button(offer, index, actions) {
  const [name, label] = OFFERS[offer];
  const look = index > 0 ? "ghost" : offer === "template" ? "primary" : "";
  return html`<button type="button" class="button ${look}" data-offer=${offer} @click=${(event) => actions.offer(offer, event)}>${icon(name)} ${label}</button>`;
}
