import { html } from "../../lib/html.js";
import { menu } from "../../parts/menu.js";
import { nothing } from "../../lib/html.js";
import { menuWords } from "./words.js";

/** What can be done with a message; shown on hover, on focus and by a long press. */
export function messageMenu(message, actions) {
  const items = [
    message.body && { words: menuWords.copy, icon: "copy", run: () => actions.copy(message) },
    message.body && { words: menuWords.quote, icon: "quote", run: () => actions.quote(message) },
    { words: menuWords.forward, icon: "lock", run: () => actions.forwardAsNote(message) },
    { words: menuWords.details, icon: "info", run: () => actions.details(message) },
  ].filter(Boolean);
  return html`<span class="m-menu">${items.length ? menu({ label: menuWords.message, icon: "ellipsis", items, align: "end" }) : nothing}</span>`;
}
