import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { icon } from "./icon.js";

/** Something folded away: `words` open it, `amount` (a number or a template) stands beside them. */
export const details = ({ words, body, amount, isOpen = false, onToggle }) =>
  html`<details class="details" ?open=${isOpen} @toggle=${(event) => onToggle?.(event.currentTarget.open)}>
    <summary>
      ${icon("chevron-right", "small")}<span>${words}</span>${amount === undefined ? nothing : html`<span class="amount">${amount}</span>`}
    </summary>
    <div class="details-body">${body}</div>
  </details>`;
