import { html, live, nothing } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { field } from "../parts/field.js";
import { icon } from "../parts/icon.js";
import { conversations as words } from "./words.js";

const TONES = { "in-order": "good", differs: "warn", "not-found": "bad" };

/**
 * The services that are named, each with what Twilio has for it.
 *
 * @param compared the comparison with Twilio, which may be older than the list
 */
export function serviceList(form, services, compared, remove) {
  if (services.length === 0) return emptyState({ words: words.none, detail: words.noneDetail });
  return html`
    <ul class="set-list">${services.map((sid, number) => html`<li>${serviceRow(form, sid, number, compared, remove)}</li>`)}</ul>
    ${form.problemOf("services") ? html`<p class="set-problem" role="alert">${form.problemOf("services")}</p>` : nothing}`;
}

function serviceRow(form, sid, number, compared, remove) {
  const problem = form.problemOf(`services.${number}`);
  const { state, failing } = stateOf(form, sid, compared);
  return html`
    <span class="set-two">
      <b class="mono">${sid}</b>
      <span class="quiet">${failing?.detail ?? words.stateDetails[state]}</span>
      ${problem ? html`<span class="set-problem" role="alert">${problem}</span>` : nothing}
    </span>
    <span class="badge ${TONES[state] ?? ""}">${words.states[state]}</span>
    ${form.isReadOnly
      ? nothing
      : html`<button type="button" class="button ghost icon small" aria-label=${words.remove(sid)} @click=${() => remove(number)}>
          ${icon("trash-2", "small")}
        </button>`}`;
}

/** What is not saved yet, or not compared since, has no state at Twilio. */
function stateOf(form, sid, compared) {
  if (!form.base?.services?.includes(sid)) return { state: "unsaved" };
  if (compared.value === undefined) return { state: compared.problem ? "unknown" : "asked" };
  return compared.value.find((service) => service.sid === sid) ?? { state: "waiting" };
}

export const serviceField = ({ text, problem }, { write, add }) => html`
  <div class="set-row wide">
    ${field({
      label: words.newService,
      hint: words.newServiceHint,
      problem,
      control: ({ id, describedBy, invalid }) => html`<span class="field"><input id=${id} class="mono" maxlength="64"
        autocomplete="off" spellcheck="false" placeholder="IS…" aria-describedby=${describedBy} aria-invalid=${invalid}
        .value=${live(text)} @input=${({ target }) => write(target.value)} @keydown=${(event) => addOnEnter(event, add)} /></span>`,
    })}
    <button type="button" class="button" @click=${add}>${icon("plus", "small")} ${words.add}</button>
  </div>`;

/** Enter would save the page. */
function addOnEnter(event, add) {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  add();
}
