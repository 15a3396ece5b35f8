import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { refusalsBeside } from "./refusals.js";
import { words } from "./words.js";

/** What was changed and not saved, with what is wrong about it. It is there only when there is something to save. */
export function saveBar({ form, shownFields = [], canSave = () => true }, actions) {
  const { changes, isSaving, isReadOnly, problem } = form;
  if (changes.length === 0) return nothing;
  return html`
    <div class="set-bar" role="region" aria-label=${words.unsavedChanges}>
      <p class="set-bar-words"><span class="dot warn"></span><b>${words.changes(changes.length)}</b></p>
      ${problem ? problemWords(problem, shownFields) : nothing}
      <span class="grow"></span>
      <button type="button" class="button" ?disabled=${isSaving} @click=${actions.discard}>${words.discard}</button>
      <button type="button" class="button primary" aria-keyshortcuts="Meta+S Control+S"
        ?disabled=${isSaving || isReadOnly || !canSave()} @click=${actions.save}>
        ${isSaving ? words.saving : words.save}
      </button>
    </div>`;
}

/** Refused fields have their reason beside them; the rest is said here. */
function problemWords(problem, shownFields) {
  const elsewhere = refusalsBeside(problem, shownFields);
  const isMarked = problem.errors?.length > elsewhere.length;
  return html`
    <p class="set-bar-problem" role="alert">
      ${icon("circle-alert", "small")}
      <span>
        ${isMarked ? words.fieldsRefused : nothing}
        ${elsewhere.map(({ field, detail }) => `${field ? `${field}: ` : ""}${detail}. `)}
        ${problem.errors?.length ? nothing : `${words.notSavedBecause} ${problem.message}`}
      </span>
    </p>`;
}
