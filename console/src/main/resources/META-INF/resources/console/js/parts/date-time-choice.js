import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { withId } from "../lib/directives.js";
import { comingWhen } from "../lib/times.js";
import { words as parts } from "./words.js";

const SOON = 60_000;

/**
 * Some ready choices `{words, at}` (a choice without a time is allowed, "They answer") and any other time. Digits and
 * arrows choose. `onChoose(at, choice)` gets a Date or undefined.
 */
export const dateTimeChoice = ({ label, value, choices, onChoose }) =>
  html`<div class="time-choice" role="group" aria-label=${label} @keydown=${moveInChoices}>
    <p class="t-meta" aria-hidden="true">${label}</p>
    ${choices.map((choice, index) => readyChoice(choice, index, value, onChoose))}
    <details>
      <summary>${parts.chooseTime}</summary>
      ${otherTime(value, onChoose)}
    </details>
  </div>`;

const readyChoice = (choice, index, value, onChoose) =>
  html`<button
    type="button"
    aria-pressed=${isSame(choice.at, value) ? "true" : nothing}
    aria-keyshortcuts=${index + 1}
    @click=${() => onChoose(choice.at && new Date(choice.at), choice)}
  >
    <span>${choice.words}</span>${choice.at ? html`<span class="faint num">${comingWhen(choice.at)}</span>` : nothing}
    <kbd aria-hidden="true">${index + 1}</kbd>
  </button>`;

const otherTime = (value, onChoose) =>
  withId(
    (id) => html`<form class="line" @submit=${(event) => chooseOther(event, onChoose)}>
      <label class="visually-hidden" for=${id}>${parts.time}</label>
      <span class="field"><input id=${id} name="at" type="datetime-local" required min=${local(Date.now() + SOON)} .value=${value ? local(value) : ""} /></span>
      <button class="button primary">${parts.set}</button>
    </form>`,
  );

function chooseOther(event, onChoose) {
  event.preventDefault();
  onChoose(new Date(event.currentTarget.elements.at.value));
}

const isSame = (one, other) => Boolean(one && other) && new Date(one).getTime() === new Date(other).getTime();

/** The form that the input takes: the reader's clock, to the minute, without a zone. */
function local(at) {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function moveInChoices(event) {
  if (event.target.closest("input") || event.ctrlKey || event.metaKey || event.altKey) return;
  const items = [...event.currentTarget.querySelectorAll("button[aria-keyshortcuts], summary")];
  const at = items.indexOf(document.activeElement);
  const next = { ArrowDown: items[(at + 1) % items.length], ArrowUp: items.at(at - 1), Home: items[0], End: items.at(-1) };
  const numbered = event.currentTarget.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
  if (!next[event.key] && !numbered) return;
  event.preventDefault();
  event.stopPropagation();
  next[event.key]?.focus();
  numbered?.click();
}
