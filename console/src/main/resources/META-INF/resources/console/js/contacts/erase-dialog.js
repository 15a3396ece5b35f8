import { html } from "../lib/html.js";
import { isolated } from "../lib/written-text.js";
import { dialog } from "../parts/dialog.js";
import { icon } from "../parts/icon.js";
import { problemLine } from "../parts/problem-line.js";
import { nameOf } from "./merge.js";
import { GOES, STAYS } from "./words.js";

/** Asks before an erasure: says what goes and what stays, and has the name written. */
export function eraseDialog(contact, { erasing }, { erase, closeErase, changeErase }) {
  const name = contact ? nameOf(contact) : "";
  const isReady = Boolean(erasing) && mayErase(name, erasing);
  return dialog({
    title: `Erase ${isolated(name)}?`,
    isOpen: Boolean(erasing),
    onClose: closeErase,
    body: erasing ? bodyView(name, erasing, { erase, changeErase }) : "",
    footer: html`<button type="button" class="button" @click=${closeErase}>Cancel</button>
      <button class="button danger" form="erase-form" ?disabled=${!isReady}>${icon("trash-2", "small")} Erase for good</button>`,
  });
}

/** The name has to be written as it is shown. */
export const mayErase = (name, { typed, isStarting }) => typed.trim() === name.trim() && !isStarting;

const bodyView = (name, erasing, { erase, changeErase }) => html`
  <form
    id="erase-form"
    class="erase-form"
    @submit=${(event) => {
      event.preventDefault();
      erase();
    }}
  >
    <h3 class="t-sect">What goes</h3>
    <ul class="bullets">${GOES.map((words) => html`<li>${words}</li>`)}</ul>
    <h3 class="t-sect">What stays</h3>
    <ul class="bullets">${STAYS.map((words) => html`<li>${words}</li>`)}</ul>
    <label class="choice">
      <input type="checkbox" .checked=${erasing.atTwilio} @change=${(event) => changeErase({ atTwilio: event.target.checked })} />
      Delete Twilio’s copies as well
    </label>
    <label>
      <span class="t-label">Write <b dir="auto">${name}</b> to confirm. This cannot be undone.</span>
      <span class="field"><input dir="auto" autocomplete="off" autofocus .value=${erasing.typed} @input=${(event) => changeErase({ typed: event.target.value })} /></span>
    </label>
    ${problemLine(erasing.problem && `Not begun. ${erasing.problem.message}`)}
  </form>`;
