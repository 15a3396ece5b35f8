import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { icon } from "./icon.js";
import { time } from "./time.js";
import { words as parts } from "./words.js";

const ICONS = { done: "circle-check", waiting: "circle", failed: "circle-x", undone: "undo-2" };

/** The steps of a work that goes on by itself, in order: `{words, state, detail, at}`. */
export const steps = (items) => html`<ol class="saga">${items.map(step)}</ol>`;

const step = ({ words, state, detail, at }) =>
  html`<li data-state=${state} aria-current=${state === "now" ? "step" : nothing}>
    ${state === "now" ? html`<span class="spin"></span>` : icon(ICONS[state] ?? ICONS.waiting)}
    <div>
      <b><span class="visually-hidden">${parts.stepStates[state] ?? state}: </span>${words}</b>
      ${detail ? html`<p>${detail}</p>` : nothing}
    </div>
    ${at ? time(at, "clock") : nothing}
  </li>`;
