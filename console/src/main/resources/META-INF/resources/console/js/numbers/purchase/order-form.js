import { html } from "../../lib/html.js";
import { live } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { phoneNumber } from "../../parts/phone-number.js";
import { money } from "../words.js";

const NEEDS = { addressSid: ["Address at Twilio", "AD…"], bundleSid: ["Approved bundle at Twilio", "BU…"] };

/** What is asked before a chosen number is bought: its name, whom it is for, and what its country demands. */
export function orderForm({ buy, members, isReadOnly, isOffline }, actions) {
  const { chosen, form } = buy;
  return html`<form class="card order" aria-labelledby="order-title" @submit=${(event) => (event.preventDefault(), actions.buy())}>
    <h2 class="t-sect num" id="order-title">${phoneNumber(chosen.phoneNumber, chosen.friendlyName)}</h2>
    ${chosen.needs.map((need) => needField(need, form, actions))}
    <label>
      <span class="t-label">Name</span>
      <span class="field"><input maxlength="64" dir="auto" placeholder="Sales" .value=${live(form.friendlyName ?? "")} @input=${({ target }) => actions.fill({ friendlyName: target.value })} /></span>
    </label>
    <label>
      <span class="t-label">For</span>
      <span class="field">
        <select @change=${({ target }) => actions.fill({ agentId: target.value })}>
          <option value="">Nobody yet</option>
          ${members.map(({ id, name }) => html`<option value=${id} ?selected=${form.agentId === id}>${name}</option>`)}
        </select>
      </span>
    </label>
    ${buy.purchaseProblem ? problem(buy.purchaseProblem) : nothing}
    <button class="button primary" ?disabled=${isReadOnly || buy.isBuying || buy.missing.length > 0}>
      ${buy.isBuying ? "Buying …" : chosen.price ? `Buy for ${money(chosen.price.monthly, chosen.price.currency)} a month` : "Buy"}
    </button>
    <p class="t-meta">${isOffline ? "You are offline. It can be bought when the connection is back." : "It is bought once, however often you press."}</p>
  </form>`;
}

const needField = ({ field, detail }, form, actions) => html`<label>
  <span class="t-label">${NEEDS[field]?.[0] ?? field}</span>
  <span class="field">
    <input class="mono" required placeholder=${NEEDS[field]?.[1] ?? ""} .value=${live(form[field] ?? "")} @input=${({ target }) => actions.fill({ [field]: target.value })} />
  </span>
  <span class="t-meta">${detail}</span>
</label>`;

const problem = ({ message, isRefusal }) => html`<p class="finding problem" role="alert">
  ${icon("circle-alert", "small")} <span>${message} ${isRefusal ? "" : "Press again: it is still the same purchase."}</span>
</p>`;
