import { html } from "../lib/html.js";
import { isOnlyEmoji } from "../lib/written-text.js";
import { textPieces } from "../lib/written-text.js";
import { withPhonesInOrder } from "../lib/written-text.js";

/** What a person wrote: text is text, addresses are links, a few emoji alone are larger. */
export const writtenText = (text) =>
  html`<span class="written ${isOnlyEmoji(text) ? "only-emoji" : ""}" dir="auto">${textPieces(text ?? "").map(piece)}</span>`;

const piece = ({ text, href }) =>
  href ? html`<a href=${href} dir="ltr" title=${href} target="_blank" rel="noopener noreferrer nofollow">${text}</a>` : withPhonesInOrder(text);
