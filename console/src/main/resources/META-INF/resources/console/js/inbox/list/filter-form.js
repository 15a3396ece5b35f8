import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { dialog } from "../../parts/dialog.js";
import { field } from "../../parts/field.js";
import { words } from "../words.js";
import { addressOf, FIELDS, withFields } from "./list-filter.js";

const WAITING_HOURS = [1, 4, 24, 72];

/** The dialog that narrows the list down. Nothing happens before it is sent, so that Escape leaves all as it was. */
export const filterForm = ({ filter }, view) =>
  dialog({
    title: words.filter,
    kind: view.isNarrow ? "sheet" : "dialog",
    isOpen: view.isFilterOpen,
    onClose: view.closeFilter,
    body: html`<form id="inbox-filter" class="filter-form" @submit=${(event) => apply(event, filter, view)}>
      ${choice("number", words.number, filter, view.numbers.map(({ address, friendlyName }) => [address, friendlyName || address]))}
      ${choice("label", words.label, filter, view.labels.all().map(({ id, name }) => [id, name]))}
      ${canChooseAssignee(filter) ? choice("assignee", words.assignee, filter, assignees(view)) : nothing}
      ${choice("waiting", words.waitingLonger, filter, WAITING_HOURS.map((hours) => [String(hours), words.hours(hours)]))}
      <div class="cols2">${day("from", words.from, filter)} ${day("to", words.to, filter)}</div>
      ${choice("sort", words.sort, filter, [["waiting", words.longestWaiting]], words.newestFirst)}
      <fieldset>
        <legend class="t-label">${words.only}</legend>
        ${flag("unread", words.unreadOnly, filter)} ${flag("failed", words.failedOnly, filter)}
        ${flag("draft", words.draftOnly, filter)}
      </fieldset>
    </form>`,
    footer: html`
      <a class="button ghost" href=${addressOf({ view: filter.view })} @click=${view.closeFilter}>${words.clear}</a>
      <button class="button primary" form="inbox-filter">${words.show}</button>
    `,
  });

/** These two views are about an assignee themselves. */
const canChooseAssignee = ({ view }) => view !== "mine" && view !== "unassigned";

const assignees = ({ members, ownId }) => [
  ["me", words.me],
  ["none", words.nobody],
  ...members.all().filter(({ id }) => id !== ownId).map(({ id, name }) => [id, name]),
];

const choice = (name, label, filter, options, none = words.any) =>
  field({
    label,
    control: ({ id }) => html`<span class="field"
      ><select id=${id} name=${name}>
        <option value="" ?selected=${!filter[name]}>${none}</option>
        ${options.map(([value, said]) => html`<option value=${value} ?selected=${filter[name] === value}>${said}</option>`)}
      </select></span
    >`,
  });

const day = (name, label, filter) =>
  field({
    label,
    control: ({ id }) =>
      html`<span class="field"><input id=${id} name=${name} type="date" .value=${filter[name] ?? ""} /></span>`,
  });

const flag = (name, label, filter) => html`
  <label class="flag"><input type="checkbox" name=${name} value="true" .checked=${Boolean(filter[name])} /> ${label}</label>
`;

function apply(event, filter, view) {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  const fields = Object.fromEntries([...FIELDS, "sort"].map((name) => [name, form.get(name) ?? undefined]));
  view.closeFilter();
  view.go(addressOf(withFields(filter, { ...fields, text: filter.text, errorCode: filter.errorCode })));
}
