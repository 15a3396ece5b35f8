import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { actionButton } from "./action.js";
import { icon } from "./icon.js";
import { time } from "./time.js";
import { words as parts } from "./words.js";

const ICONS = { good: "circle-check", warn: "triangle-alert", bad: "circle-x", unknown: "circle-help" };

/** One checked thing, a list item for `<ul class="checks">`. States: good, warn, bad, unknown (could not be asked). */
export const check = ({ state, words, detail, since, action }) =>
  html`<li data-state=${state}>
    ${icon(ICONS[state] ?? ICONS.unknown)}
    <div>
      <b><span class="visually-hidden">${parts.checkStates[state] ?? state}: </span>${words}</b>
      ${detail ? html`<p>${detail}</p>` : nothing}
    </div>
    <div class="check-end">${since ? html`<span class="t-meta">${time(since, "ago")}</span>` : nothing}${actionButton(action, "small")}</div>
  </li>`;
