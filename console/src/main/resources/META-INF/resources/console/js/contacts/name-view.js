import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { problemLine } from "../parts/problem-line.js";
import { nameOf } from "./merge.js";

const LONGEST = 255;

/** The name, which is written over in its place: Enter or leaving keeps it, Escape does not. */
export const nameField = (contact, state, actions) => (state.editing === "name" ? editView(contact, state, actions) : readView(contact, state, actions));

const readView = (contact, { isWatching }, { edit }) => html`
  <h1 class="t-page" tabindex="-1"><span dir="auto">${nameOf(contact)}</span>
    ${isWatching
      ? nothing
      : html`<button type="button" class="button ghost icon small" aria-label="Change the name" title="Change the name" @click=${() => edit("name")}>${icon("pencil", "small")}</button>`}
  </h1>`;

const editView = (contact, { page }, { saveName, edit }) => html`
  <form
    class="contact-name-form"
    @submit=${(event) => {
      event.preventDefault();
      saveName(event.target.elements.name.value);
    }}
  >
    <span class="field">
      <input
        name="name"
        dir="auto"
        maxlength=${LONGEST}
        autocomplete="off"
        aria-label="Name"
        aria-describedby="name-problem"
        .value=${contact.name ?? ""}
        placeholder="The name they give themselves"
        @keydown=${(event) => event.key === "Escape" && leave(event, edit)}
      />
    </span>
    <button class="button primary small" ?disabled=${page.edit.isSaving}>Save</button>
    <button type="button" class="button ghost small" @click=${() => edit(undefined)}>Cancel</button>
    ${problemLine(page.edit.problem?.detail ?? page.edit.problem?.message, "name-problem")}
  </form>`;

function leave(event, edit) {
  event.stopPropagation();
  edit(undefined);
}
