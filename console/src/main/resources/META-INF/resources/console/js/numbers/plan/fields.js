import { html } from "../../lib/html.js";
import { live } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";

/**
 * The fields of a step's form. Each is told `form` {place, step, problems, actions} and the name of the field, changes the
 * plan while one types, and shows what is wrong with its value.
 */

const problemOf = ({ problems }, name) => problems.find((finding) => finding.field === name);

export function labelled(form, name, label, control, isWide = false) {
  const problem = problemOf(form, name);
  return html`<label class=${isWide ? "wide" : ""}>
    <span class="t-label">${label}</span>${control}
    ${problem ? html`<span class="wrong">${problem.message}</span>` : nothing}
  </label>`;
}

export const set = ({ actions, place }, fields) => actions.edit("setFields", place, fields);

export function numberField(form, name, label, { usual, least, most, unit }) {
  const control = html`<span class="field num">
    <input
      type="number"
      inputmode="numeric"
      min=${least}
      max=${most}
      .value=${live(String(form.step[name] ?? usual))}
      aria-invalid=${problemOf(form, name) ? "true" : nothing}
      @input=${({ target }) => set(form, { [name]: target.value === "" ? undefined : Number(target.value) })}
    />${unit ? html`<span class="unit">${unit}</span>` : nothing}
  </span>`;
  return labelled(form, name, label, control);
}

export function choiceField(form, name, label, { usual, options, read = (value) => value, write = (value) => value }) {
  const value = String(read(form.step[name]) ?? usual);
  const control = html`<span class="field">
    <select @change=${({ target }) => set(form, { [name]: write(target.value) })}>
      ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.words}</option>`)}
    </select>
  </span>`;
  return labelled(form, name, label, control);
}

/** A box to tick; the standard is left out of the plan. */
export const checkField = (form, name, label, usual) => html`<label class="tick">
  <input
    type="checkbox"
    .checked=${live(form.step[name] ?? usual)}
    @change=${({ target }) => set(form, { [name]: target.checked === usual ? undefined : target.checked })}
  />
  <span>${label}</span>
</label>`;

export const areaOf = (value, label, placeholder, onInput) => html`<textarea
  class="field area"
  rows="2"
  dir="auto"
  maxlength="4096"
  placeholder=${placeholder}
  aria-label=${label}
  .value=${live(value)}
  @input=${({ target }) => onInput(target.value)}
></textarea>`;
