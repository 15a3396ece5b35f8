// An address ends before the punctuation of the sentence it stands in. Only http and https are ever links.
const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»]+/giu;
const SENTENCE_END = /[.,:;!?'’)\]}…*_~]+$/u;
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\u{FE0F}?|\s)+$/v;
const CHARACTERS = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const MOST_EMOJI = 6;

/**
 * Splits what a person wrote into `{text}` and `{text, href}`, in order and without loss. The href is always an
 * absolute `http:` or `https:` address.
 */
export function textPieces(text) {
  const pieces = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutSentenceEnd(found);
    const href = webAddress(address);
    if (!href) continue;
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: address, href });
    end = index + address.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** The address if it is one that may be a link, else undefined: never `javascript:`, `data:` or a file. */
export function webAddress(address) {
  const target = URL.parse(address);
  return ["http:", "https:"].includes(target?.protocol) && target.hostname ? target.href : undefined;
}

/** Whether a text is a few emoji and nothing else, which are then shown larger. */
export function isOnlyEmoji(text) {
  if (!text?.trim() || !EMOJI.test(text)) return false;
  return [...CHARACTERS.segment(text.replace(/\s/gu, ""))].length <= MOST_EMOJI;
}

/** A bracket belongs to the address when the address opened it, as in Wikipedia's. */
function withoutSentenceEnd(found) {
  const end = found.match(SENTENCE_END)?.[0] ?? "";
  const address = found.slice(0, found.length - end.length);
  const isOpen = (count(address, "(") > count(address, ")")) && end.startsWith(")");
  return isOpen ? `${address})` : address;
}

const count = (text, character) => text.split(character).length - 1;
