import { html, nothing } from "../lib/html.js";
import { phoneWords } from "../lib/phone.js";
import { icon } from "../parts/icon.js";
import { CHANGE_GROUPS, whatWords } from "./changes.js";
import { auditAddress, isNarrowed } from "./filter.js";
import { targetWords } from "./target.js";
import { LOOPS, subjectWords } from "./who.js";
import { words } from "./words.js";

/** The fields that narrow the list; each choice is at once in the address. */
export const filterForm = ({ store: { filter, numbers }, members }, { narrow }) => html`
  <form class="audit-filter" aria-label=${words.filter} @submit=${(event) => event.preventDefault()}>
    ${choice(words.person, filter.subject, (subject) => narrow({ subject }), subjectChoices(filter, members))}
    ${choice(words.change, filter.what, (what) => narrow({ what }), whatChoices(filter))}
    ${choice(words.number, filter.phoneNumberId, (phoneNumberId) => narrow({ phoneNumberId }), numberChoices(filter, numbers))}
    ${choice(words.outcome, filter.outcome, (outcome) => narrow({ outcome }), Object.entries(words.outcomes).map(([value, name]) => option(value, name, filter.outcome)))}
    ${day(words.from, filter.from, (from) => narrow({ from }))} ${day(words.to, filter.to, (to) => narrow({ to }))}
  </form>`;

const choice = (label, value, choose, options) => html`
  <label><span class="t-label">${label}</span>
    <span class="field"><select @change=${({ target }) => choose(target.value || undefined)}>
      <option value="" ?selected=${!value}>${words.any}</option>
      ${options}
    </select></span></label>`;

const day = (label, value, choose) => html`
  <label><span class="t-label">${label}</span>
    <span class="field"><input type="date" .value=${value ?? ""} @change=${({ target }) => choose(target.value || undefined)} /></span></label>`;

const option = (value, name, chosen) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`;

function subjectChoices({ subject }, members) {
  const people = members.all().map(({ id, name }) => [id, name]);
  const isKnown = !subject || LOOPS[subject] || members.get(subject);
  return html`${isKnown ? nothing : option(subject, subjectWords(subject, members), subject)}
    <optgroup label=${words.people}>${people.map(([id, name]) => option(id, name, subject))}</optgroup>
    <optgroup label=${words.loops}>${Object.entries(LOOPS).map(([id, name]) => option(id, name, subject))}</optgroup>`;
}

/** A group of one change is that change. */
function whatChoices({ what }) {
  const isKnown = !what || whatWords(what) !== what;
  return html`${isKnown ? nothing : option(what, what, what)}
    ${CHANGE_GROUPS.map(({ noun, words: group, changes }) => {
      const all = Object.entries(changes);
      return all.length === 1
        ? html`<optgroup label=${group}>${option(...all[0], what)}${what === noun ? option(noun, words.allOf(group), what) : nothing}</optgroup>`
        : html`<optgroup label=${group}>${option(noun, words.allOf(group), what)}${all.map(([value, name]) => option(value, name, what))}</optgroup>`;
    })}`;
}

function numberChoices({ phoneNumberId }, numbers) {
  const isKnown = !phoneNumberId || numbers.all().some(({ id }) => id === phoneNumberId);
  return html`${isKnown ? nothing : option(phoneNumberId, words.aNumber, phoneNumberId)}
    ${numbers.all().map((number) => option(number.id, numberWords(number, numbers), phoneNumberId))}`;
}

const numberWords = ({ address, display }, numbers) => numbers.name(address) ?? phoneWords(address, display);

/** What narrows the list, each to be taken away. */
export function filterChips({ store: { filter, numbers }, members }) {
  if (!isNarrowed(filter)) return nothing;
  const named = {
    subject: (id) => subjectWords(id, members),
    what: whatWords,
    target: (target) => words.about(targetWords(target, { members, numbers })),
    phoneNumberId: (id) => numbers.all().filter((one) => one.id === id).map((one) => numberWords(one, numbers))[0] ?? words.aNumber,
    outcome: (outcome) => words.outcomes[outcome],
    text: (text) => `“${text}”`,
    from: words.since,
    to: words.until,
  };
  return html`<ul class="audit-chips" aria-label=${words.narrowedBy}>
    ${Object.keys(named).filter((field) => filter[field]).map((field) => chip(named[field](filter[field]), { ...filter, [field]: undefined }))}
  </ul>`;
}

const chip = (name, without) => html`
  <li>
    <a class="chip" href=${auditAddress(without)} title=${words.takeAway}
      ><span dir="auto">${name}</span>${icon("x", "small")}<span class="visually-hidden">, ${words.takeAway.toLowerCase()}</span></a
    >
  </li>`;
