import { html, nothing } from "../lib/html.js";
import { phoneWords } from "../lib/phone.js";
import { isolated } from "../lib/written-text.js";
import { combobox } from "../parts/combobox.js";
import { icon } from "../parts/icon.js";
import { isNarrowed, listAddress } from "./filters.js";
import { OUTCOMES } from "./words.js";

const DIRECTIONS = [
  { value: "inbound", words: "Incoming" },
  { value: "outbound", words: "Outgoing" },
];

/** The filters under the tabs; each choice is at once in the address. */
export const filterForm = (state, { narrow, findPeople }) => html`
  <form class="calls-filter" aria-label="Filter" @submit=${(event) => event.preventDefault()}>
    ${state.filter.tab === "missed" ? nothing : choice("Outcome", "outcome", OUTCOMES, state, narrow)}
    ${choice("Direction", "direction", DIRECTIONS, state, narrow)} ${choice("Our number", "number", numberChoices(state), state, narrow)}
    <div class="who-field">
      <span class="t-label" aria-hidden="true">Person</span>
      ${combobox({
        label: "Person",
        value: personWords(state),
        search: findPeople,
        onChoose: ({ value }) => narrow({ contact: value || undefined }),
        placeholder: "Name or number",
      })}
    </div>
    ${choice("Taken by", "agent", memberChoices(state), state, narrow)} ${day("From", "from", state, narrow)}
    ${day("To", "to", state, narrow)}
    ${check("Has a recording", "recorded", state, narrow)} ${check("Not called back yet", "open", state, narrow)}
  </form>`;

const check = (label, field, { filter }, narrow) => html`
  <label class="choice">
    <input type="checkbox" .checked=${Boolean(filter[field])} @change=${(event) => narrow({ [field]: event.target.checked ? "yes" : undefined })} />
    ${label}
  </label>`;

const personWords = ({ filter: { contact }, people }) => (contact ? (people.get(contact)?.name ?? "One contact") : "");

const choice = (label, field, choices, { filter }, narrow) => html`
  <label><span class="t-label">${label}</span>
    <span class="field">
      <select @change=${(event) => narrow({ [field]: event.target.value || undefined })}>
        <option value="" ?selected=${!filter[field]}>Any</option>
        ${choices.map(({ value, words }) => html`<option value=${value} ?selected=${filter[field] === value}>${words}</option>`)}
      </select>
    </span>
  </label>`;

const day = (label, field, { filter }, narrow) => html`
  <label><span class="t-label">${label}</span>
    <span class="field">
      <input type="date" .value=${filter[field] ?? ""} @change=${(event) => narrow({ [field]: event.target.value || undefined })} />
    </span>
  </label>`;

const numberChoices = ({ numbers }) =>
  numbers.all().map(({ address }) => ({ value: address, words: numbers.name(address) ?? phoneWords(address) }));

const memberChoices = ({ members }) => members.all().map(({ id, name }) => ({ value: id, words: name }));

/** What narrows the list, each to be taken away. */
export function filterChips(state) {
  const { filter } = state;
  if (!isNarrowed(filter)) return nothing;
  return html`<ul class="calls-chips" aria-label="What narrows the list">
    ${CHIPS.filter(([field]) => filter[field]).map(([field, words]) => chip(field, words(filter[field], state), filter))}
  </ul>`;
}

const chip = (field, words, filter) => html`
  <li>
    <a class="chip" href=${listAddress({ ...filter, [field]: undefined })} title="Take it away"
      ><span dir="auto">${words}</span>${icon("x", "small")}<span class="visually-hidden">, take it away</span></a
    >
  </li>`;

const wordsOf = (choices, value) => choices.find((one) => one.value === value)?.words ?? value;

const CHIPS = [
  ["q", (text) => `“${text}”`],
  ["outcome", (value) => wordsOf(OUTCOMES, value)],
  ["direction", (value) => wordsOf(DIRECTIONS, value)],
  ["number", (value, state) => wordsOf(numberChoices(state), value)],
  ["contact", (id, state) => personWords(state)],
  ["agent", (id, { members }) => `Taken by ${isolated(members.name(id))}`],
  ["from", (date) => `From ${date}`],
  ["to", (date) => `To ${date}`],
  ["recorded", () => "Has a recording"],
  ["open", () => "Not called back yet"],
];
