import { html, live, nothing } from "../lib/html.js";
import { field } from "../parts/field.js";
import { switchControl } from "../parts/switch-control.js";
import { words } from "./words.js";

/** A field of a form: with a control for those who may change it, as plain text for others. */
function formField(form, path, { label, hint, shown, control }) {
  if (form.isReadOnly) return plainValue(label, shown ?? form.get(path));
  return field({ label, hint, problem: form.problemOf(path), control });
}

export const plainValue = (label, value) => html`
  <div class="set-plain">
    <span class="t-label">${label}</span>
    <p dir="auto">${value === undefined || value === null || value === "" ? words.nothingSet : value}</p>
  </div>`;

export function textField(form, path, { label, hint, placeholder = "", type = "text", most, autocomplete = "off" }) {
  const control = (attributes) => html`
    <span class="field"><input id=${attributes.id} type=${type} dir="auto" aria-describedby=${attributes.describedBy}
      aria-invalid=${attributes.invalid} placeholder=${placeholder} autocomplete=${autocomplete} maxlength=${most ?? nothing}
      .value=${live(form.get(path) ?? "")} @input=${({ target }) => form.set(path, target.value || undefined)} /></span>`;
  return formField(form, path, { label, hint, control });
}

/** @param empty what an empty text stands for */
export function longTextField(form, path, { label, hint, rows = 3, placeholder = "", isMono = false, empty }) {
  const control = (attributes) => html`
    <textarea class="set-text ${isMono ? "mono" : ""}" id=${attributes.id} rows=${rows} dir="auto"
      aria-describedby=${attributes.describedBy} aria-invalid=${attributes.invalid} placeholder=${placeholder}
      .value=${live(form.get(path) ?? "")} @input=${({ target }) => form.set(path, target.value || empty)}></textarea>`;
  return formField(form, path, { label, hint, control });
}

/** A whole number with its unit behind it; an empty field is no number. */
export function numberField(form, path, { label, hint, unit, least = 0, most, shown }) {
  const control = (attributes) => html`
    <span class="set-number"><span class="field"><input id=${attributes.id} type="number" inputmode="numeric" min=${least}
      max=${most ?? nothing} aria-describedby=${attributes.describedBy} aria-invalid=${attributes.invalid}
      .value=${live(String(form.get(path) ?? ""))}
      @input=${({ target }) => form.set(path, target.value === "" ? undefined : Number(target.value))} /></span>
      <span class="quiet">${unit}</span></span>`;
  const value = form.get(path);
  return formField(form, path, { label, hint, shown: shown ?? (value === undefined ? undefined : `${value} ${unit}`), control });
}

/** One of a few values. @param options `[{value, words}]`; an undefined value stands for none */
export function choiceField(form, path, { label, hint, options, onChoose }) {
  const chosen = form.get(path);
  const choose = ({ target }) => {
    const { value } = options[target.selectedIndex];
    if (onChoose) onChoose(value);
    else form.set(path, value);
  };
  const control = (attributes) => html`
    <span class="field"><select id=${attributes.id} aria-describedby=${attributes.describedBy}
      aria-invalid=${attributes.invalid} @change=${choose}>
      ${options.map(({ value, words: text }) => html`<option .selected=${live(value === chosen)}>${text}</option>`)}
    </select></span>`;
  return formField(form, path, { label, hint, shown: options.find(({ value }) => value === chosen)?.words, control });
}

/** A switch beside its words, with a sentence below them. */
export function switchField(form, path, { label, hint, isOn = Boolean(form.get(path)), onChange }) {
  if (form.isReadOnly) return plainValue(label, isOn ? words.on : words.off);
  const problem = form.problemOf(path);
  return html`
    <div class="set-switch">
      <div><b aria-hidden="true">${label}</b>${hint ? html`<p class="t-meta">${hint}</p>` : nothing}</div>
      ${switchControl({ label, isOn, onChange: onChange ?? ((value) => form.set(path, value)) })}
      ${problem ? html`<p class="set-problem" role="alert">${problem}</p>` : nothing}
    </div>`;
}

/** Several of a few values. What was chosen and is no longer there can be taken out. */
export function checksField(form, path, label, options) {
  const chosen = form.get(path) ?? [];
  const gone = chosen.filter((value) => !options.some((option) => option.value === value));
  const all = [...options, ...gone.map((value) => ({ value, words: `${value} ${words.removed}` }))];
  if (all.length === 0) return nothing;
  const refused = form.problem?.errors?.find(({ field }) => field.startsWith(path))?.detail;
  const change = (value, isChosen) => form.set(path, isChosen ? [...chosen, value] : chosen.filter((each) => each !== value));
  return html`
    <fieldset class="set-checks">
      <legend class="t-label">${label}</legend>
      ${all.map(
        ({ value, words: text }) => html`
          <label class="set-check">
            <input type="checkbox" .checked=${live(chosen.includes(value))} ?disabled=${form.isReadOnly}
              @change=${({ target }) => change(value, target.checked)} />
            <span dir="auto">${text}</span>
          </label>`,
      )}
      ${refused ? html`<p class="set-problem" role="alert">${refused}</p>` : nothing}
    </fieldset>`;
}
