import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { problemLine } from "../parts/problem-line.js";

const LONGEST = 1024;

/** What the tenant noted about the contact, by names of its own choice; each value is written over in its place. */
export const attributesView = (contact, state, actions) => html`
  <section aria-labelledby="contact-attributes">
    <header><h2 id="contact-attributes" class="t-sect">Attributes</h2>
      ${state.isReadOnly
        ? nothing
        : html`<button type="button" class="button ghost icon small" aria-label="Add an attribute" title="Add an attribute" @click=${() => actions.edit("new")}>${icon("plus", "small")}</button>`}
    </header>
    <dl class="contact-attributes">
      ${Object.entries(contact.attributes).sort().map(([name, value]) => attributeView(name, value, state, actions))}
    </dl>
    ${Object.keys(contact.attributes).length === 0 && state.editing !== "new" ? html`<p class="t-meta">None yet, such as an order number or a language.</p>` : nothing}
    ${state.editing === "new" ? newView(state, actions) : nothing}
  </section>`;

const attributeView = (name, value, state, actions) => html`
  <div>
    <dt dir="auto">${name}</dt>
    <dd>
      ${state.editing === `attribute ${name}`
        ? valueForm(name, value, state, actions)
        : html`<span dir="auto">${value}</span>
            ${state.isReadOnly
              ? nothing
              : html`<button type="button" class="button ghost icon small" aria-label="Change ${name}" @click=${() => actions.edit(`attribute ${name}`)}>
                  ${icon("pencil", "small")}
                </button>`}`}
    </dd>
  </div>`;

const valueForm = (name, value, state, { saveAttribute, edit }) => html`
  <form class="contact-value-form" @submit=${(event) => submit(event, () => saveAttribute(name, event.target.elements.value.value))}>
    <span class="field"><input name="value" dir="auto" maxlength=${LONGEST} aria-label=${name} .value=${value} @keydown=${(event) => leaveByEscape(event, edit)} /></span>
    <button class="button primary small" ?disabled=${state.page.edit.isSaving}>Save</button>
    <button type="button" class="button ghost icon small" aria-label="Remove ${name}" @click=${() => saveAttribute(name, "")}>${icon("trash-2", "small")}</button>
    ${problemView(state)}
  </form>`;

const newView = (state, { saveAttribute, edit }) => html`
  <form
    class="contact-value-form new"
    @submit=${(event) => submit(event, () => saveAttribute(event.target.elements.name.value.trim(), event.target.elements.value.value))}
  >
    <span class="field"
      ><input name="name" required maxlength="64" pattern="[A-Za-z][A-Za-z0-9_\\-]*" title="Letters, digits, - and _, a letter first" placeholder="Name" aria-label="Name of the attribute" @keydown=${(event) => leaveByEscape(event, edit)}
    /></span>
    <span class="field"><input name="value" dir="auto" required maxlength=${LONGEST} placeholder="Value" aria-label="Value of the attribute" @keydown=${(event) => leaveByEscape(event, edit)} /></span>
    <button class="button primary small" ?disabled=${state.page.edit.isSaving}>Add</button>
    ${problemView(state)}
  </form>`;

const problemView = ({ page }) => problemLine(page.edit.problem?.detail ?? page.edit.problem?.message);

function submit(event, save) {
  event.preventDefault();
  save();
}

function leaveByEscape(event, edit) {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  edit(undefined);
}
