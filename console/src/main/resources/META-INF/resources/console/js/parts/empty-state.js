import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { actionButton } from "./action.js";
import { icon as drawn } from "./icon.js";

/** Says why something is empty and what fills it, with one button. */
export const emptyState = ({ icon, words, detail, action }) =>
  html`<div class="empty">
    ${icon ? drawn(icon) : nothing}<b>${words}</b>${detail ? html`<p>${detail}</p>` : nothing}${actionButton(action)}
  </div>`;
