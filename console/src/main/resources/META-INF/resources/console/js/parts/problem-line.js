import { html, nothing } from "../lib/html.js";
import { icon } from "./icon.js";

/** Why something in a form was refused, told as soon as it is there. Without words it takes no room. */
export const problemLine = (words, id) => html`
  <p class="field-problem" id=${id ?? nothing} role="alert">${words ? html`${icon("circle-alert", "small")}<span>${words}</span>` : nothing}</p>`;
