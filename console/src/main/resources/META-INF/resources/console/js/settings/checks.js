import { html, live, nothing } from "../lib/html.js";
import { rules as words } from "./words.js";

/** Several of a few values. What was chosen and is no longer there can be taken out. */
export function checks(form, path, label, options) {
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
            <input type="checkbox" .checked=${live(chosen.includes(value))} @change=${({ target }) => change(value, target.checked)} />
            <span dir="auto">${text}</span>
          </label>`,
      )}
      ${refused ? html`<p class="set-problem" role="alert">${refused}</p>` : nothing}
    </fieldset>`;
}
