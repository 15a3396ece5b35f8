import { html } from "../lib/html.js";
import { VARIABLES } from "./answer-text.js";
import { words } from "./words.js";

/** A text with buttons below it that put variables in at the caret. */
export const withVariables = (textField, { isReadOnly }, variables = VARIABLES) =>
  isReadOnly
    ? textField
    : html`
        <div class="set-with-variables">
          ${textField}
          <p class="set-variables">
            ${variables.map(
              ({ name, words: text }) => html`
                <button type="button" class="chip" title=${words.insertVariable(name)} @click=${(event) => insert(event, name)}>
                  ${text}
                </button>`,
            )}
          </p>
        </div>`;

function insert({ currentTarget }, name) {
  const text = currentTarget.closest(".set-with-variables").querySelector("textarea");
  text.setRangeText(`{{${name}}}`, text.selectionStart, text.selectionEnd, "end");
  text.dispatchEvent(new Event("input"));
  text.focus();
}
