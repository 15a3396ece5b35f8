import { html } from "../lib/html.js";
import { live } from "../lib/html.js";
import { withId } from "../lib/directives.js";

/** One of a few: radio buttons in one row, so that arrow keys choose. `options` are `{value, words}`. */
export const segmented = ({ label, value, options, onChange }) =>
  withId(
    (id) => html`<div class="segmented" role="radiogroup" aria-label=${label}>
      ${options.map((option) => segment(id, option, option.value === value, onChange))}
    </div>`,
  );

const segment = (name, { value, words }, isChosen, onChange) =>
  html`<label
    ><input type="radio" name=${name} .checked=${live(isChosen)} @change=${() => onChange(value)} /><span>${words}</span></label
  >`;
