import { html } from "../../lib/html.js";
import { isOnlyEmoji } from "../../lib/written-text.js";
import { textPieces } from "../../lib/written-text.js";

const PHONE = /(?<![\w+./-])\+\d[\d ().-]{6,20}\d(?!\w)/g;

/** What a person wrote: text, with web addresses and phone numbers as links, and a few emoji alone larger. */
export function messageText(text) {
  return html`<div class="bubble ${isOnlyEmoji(text) ? "emoji" : ""}" dir="auto" data-testid="body">${linked(text)}</div>`;
}

export const linked = (text) => textPieces(text).map((piece) => (piece.href ? webLink(piece) : phonesIn(piece.text)));

const webLink = ({ text, href }) =>
  html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow" title=${href}>${text}</a>`;

function phonesIn(text) {
  const pieces = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(PHONE)) {
    pieces.push(text.slice(end, index), html`<a href="tel:${found.replace(/[^\d+]/g, "")}">${found}</a>`);
    end = index + found.length;
  }
  return [...pieces, text.slice(end)];
}
