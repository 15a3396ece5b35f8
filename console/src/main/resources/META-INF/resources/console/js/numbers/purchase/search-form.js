import { html } from "../../lib/html.js";
import { live } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { LOCALE } from "../../lib/locale.js";
import { hasPlaces } from "./buy-store.js";

const COUNTRIES = ["US", "CA", "GB", "IE", "DE", "AT", "CH", "FR", "BE", "NL", "ES", "PT", "IT", "SE", "NO", "DK", "FI", "PL", "CZ", "AU", "NZ", "IN", "JP", "SG", "HK", "BR", "MX", "ZA", "IL"];

const KINDS = [
  ["local", "Local"],
  ["mobile", "Mobile"],
  ["tollFree", "Toll-free"],
  ["national", "National"],
];

const names = new Intl.DisplayNames(LOCALE, { type: "region" });

/** What kind of number is wanted; the results follow while one types. */
export function searchForm({ search }, actions) {
  const { country, type } = search;
  return html`<form class="search-form" @submit=${(event) => (event.preventDefault(), actions.searchNumbers())}>
    ${choice("Country", "country", country, COUNTRIES.map((code) => [code, names.of(code)]), actions)} ${choice("Kind", "type", type, KINDS, actions)}
    ${field("Contains", "contains", search, actions, { placeholder: "digits or letters, * for any", pattern: "[0-9A-Za-z*]{2,16}" })}
    ${hasPlaces(country) ? placeFields(search, actions) : nothing}
    <fieldset>
      <legend class="t-label">Takes</legend>
      ${tick("sms", "Texts", search, actions)} ${tick("mms", "Pictures", search, actions)} ${tick("voice", "Calls", search, actions)}
    </fieldset>
  </form>`;
}

const placeFields = (search, actions) => html`
  ${field("Area code", "areaCode", search, actions, { placeholder: "415", pattern: "[2-9][0-9]{2}" })}
  ${field("City", "locality", search, actions, { placeholder: "Cleveland" })}
  ${field("State or province", "region", search, actions, { placeholder: "OH", pattern: "[A-Za-z]{2}" })}
`;

const choice = (label, name, chosen, options, actions) => html`<label>
  <span class="t-label">${label}</span>
  <span class="field">
    <select @change=${({ target }) => actions.changeSearch({ [name]: target.value })}>
      ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
    </select>
  </span>
</label>`;

/** A search is made of what is complete; half an area code is not asked for. */
const field = (label, name, search, actions, { placeholder, pattern }) => html`<label>
  <span class="t-label">${label}</span>
  <span class="field">
    <input
      placeholder=${placeholder}
      pattern=${pattern ?? nothing}
      .value=${live(search[name])}
      @input=${({ target }) => target.checkValidity() && actions.changeSearch({ [name]: target.value.trim() })}
    />
  </span>
</label>`;

const tick = (name, label, search, actions) => html`<label class="tick">
  <input type="checkbox" .checked=${live(search[name])} @change=${({ target }) => actions.changeSearch({ [name]: target.checked })} />
  <span>${label}</span>
</label>`;
