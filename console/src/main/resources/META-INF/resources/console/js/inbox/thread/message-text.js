import { html } from "../../lib/html.js";
import { isOnlyEmoji } from "../../lib/written-text.js";
import { phonePieces } from "../../lib/written-text.js";
import { textPieces } from "../../lib/written-text.js";

/** What a person wrote: text, with web addresses and phone numbers as links, and a few emoji alone larger. */
export function messageText(text) {
  return html`<div class="bubble ${isOnlyEmoji(text) ? "emoji" : ""}" dir="auto" data-testid="body">${linked(text)}</div>`;
}

export function linked(text) {
  const pieces = textPieces(text).flatMap((piece) => (piece.href ? [webLink(piece)] : phonesIn(piece.text)));
  return pieces.length === 1 ? pieces[0] : pieces;
}

const webLink = ({ text, href }) =>
  html`<a href=${href} dir="ltr" target="_blank" rel="noopener noreferrer nofollow" title=${href}>${text}</a>`;

const phonesIn = (text) => phonePieces(text).map((piece) => (piece.phone ? html`<a href="tel:${piece.phone}" dir="ltr">${piece.text}</a>` : piece.text));
