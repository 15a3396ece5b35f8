import { html } from "../lib/html.js";
import { icon } from "./icon.js";
import { words } from "./words.js";

const SHOWN_FOR = 2000;

/** Copies a text; a check mark and the announcement say that it worked. `label` tells several on a page apart. */
export const copyButton = (text, label = words.copy) =>
  html`<button
    type="button"
    class="button ghost icon small copy-button"
    aria-label=${label}
    title=${label}
    @click=${(event) => copy(event.currentTarget, text)}
  >
    ${icon("copy", "small")}${icon("check", "small")}<span class="visually-hidden" role="status"></span>
  </button>`;

async function copy(button, text) {
  await write(text);
  const said = button.querySelector("[role=status]");
  button.dataset.copied = "";
  said.textContent = words.copied;
  setTimeout(() => {
    delete button.dataset.copied;
    said.textContent = "";
  }, SHOWN_FOR);
}

/** Pages without a secure context have no clipboard; there a selected field is copied the old way. */
async function write(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
