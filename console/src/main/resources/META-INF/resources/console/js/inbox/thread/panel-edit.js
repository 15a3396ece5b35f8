import { afterRender } from "../../lib/directives.js";
import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";

const focus = (element) => (element.focus(), element.select?.());

/** A field in place of what it changes: Enter saves, Escape leaves it as it was. */
export function editField(editing, label, actions, asksName = false) {
  const change = (change) => actions.edit({ ...editing, ...change });
  return html`
    <form class="edit" @submit=${(event) => (event.preventDefault(), actions.saveEdit())} @keydown=${(event) => keys(event, actions)}>
      ${asksName ? input("What", editing.name, (name) => change({ name }), true) : nothing}
      ${editing.field === "note" ? area(label, editing.value, (value) => change({ value })) : input(label, editing.value, (value) => change({ value }), !asksName)}
      ${editing.problem ? html`<p class="bad" role="alert">${editing.problem}</p>` : nothing}
      <p class="line"><button class="button small primary" ?disabled=${!isComplete(editing)}>Save</button>
        <button type="button" class="button small ghost" @click=${() => actions.edit(undefined)}>Cancel</button></p>
    </form>`;
}

/** An empty name or value takes the own one away. */
const isComplete = ({ field, name, value, isNew, isSaving }) =>
  !isSaving && (field === "note" ? value.trim() !== "" : !isNew || (name.trim() !== "" && value.trim() !== ""));

const input = (label, value, change, isFirst) => html`
  <label class="field"><span class="visually-hidden">${label}</span>
    <input dir="auto" maxlength="255" placeholder=${label} .value=${value} @input=${(event) => change(event.target.value)} ${isFirst ? afterRender(true, focus) : nothing}></label>`;

const area = (label, value, change) => html`
  <textarea class="area" rows="3" dir="auto" aria-label=${label} .value=${value} @input=${(event) => change(event.target.value)} ${afterRender(true, focus)}></textarea>`;

function keys(event, actions) {
  if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) actions.saveEdit();
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  actions.edit(undefined);
}
