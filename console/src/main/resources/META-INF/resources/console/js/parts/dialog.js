import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { afterRender } from "../lib/directives.js";
import { withId } from "../lib/directives.js";
import { icon } from "./icon.js";
import { dragSheet } from "./sheet-drag.js";
import { words } from "./words.js";

const CONTROLS = "input, select, textarea, button, a[href], [tabindex]";

/**
 * A modal dialog, sheet (from below, pulled down to close) or drawer (at the end of the line). It stays in the view
 * with `isOpen: false`, so that the focus returns to where it was. `onClose` is asked by Escape and the cross, and by
 * a click beside a sheet or drawer; it closes when the next render says so. A control with `autofocus` has the focus
 * first, else the first one of the body.
 */
export const dialog = ({ title, isOpen, onClose, body, footer, kind = "dialog" }) =>
  withId(
    (id) => html`<dialog
      class="dialog"
      data-kind=${kind}
      aria-labelledby=${id}
      ${afterRender(Boolean(isOpen), setOpen)}
      @cancel=${(event) => ask(event, onClose)}
      @close=${(event) => event.target === event.currentTarget && isOpen && onClose()}
      @pointerdown=${(event) => kind !== "dialog" && isBeside(event) && onClose()}
    >
      ${isOpen ? content({ id, title, onClose, body, footer, kind }) : nothing}
    </dialog>`,
  );

const content = ({ id, title, onClose, body, footer, kind }) =>
  html`<header @pointerdown=${(event) => kind === "sheet" && dragSheet(event, onClose)}>
      <h2 class="t-sect" id=${id}>${title}</h2>
      <button type="button" class="button ghost icon small" aria-label=${words.close} @click=${() => onClose()}>
        ${icon("x", "small")}
      </button>
    </header>
    <div class="dialog-body">${body}</div>
    ${footer ? html`<footer>${footer}</footer>` : nothing}`;

/** The owner of the state closes it, so that an unsaved text can object. */
function ask(event, onClose) {
  if (event.target !== event.currentTarget) return;
  event.preventDefault();
  onClose();
}

function setOpen(element, isOpen) {
  if (!isOpen) {
    if (element.open) element.close();
  } else if (!element.open && element.isConnected) {
    element.showModal();
    if (!element.querySelector("[autofocus]")) firstControl(element)?.focus();
  }
}

const firstControl = (element) =>
  ["> .dialog-body", "> footer"]
    .map((place) => element.querySelector(`:scope ${place} :is(${CONTROLS}):not(:disabled)`))
    .find(Boolean);

/** The backdrop belongs to the dialog's element; only its box tells the two apart. */
function isBeside({ target, currentTarget, clientX, clientY }) {
  if (target !== currentTarget) return false;
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
