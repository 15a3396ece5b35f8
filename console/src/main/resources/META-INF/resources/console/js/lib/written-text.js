// An address ends before the punctuation of the sentence it stands in. Only http and https are ever links.
const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»]+/giu;
const SENTENCE_END = ".,:;!?'’)]}…*_~";
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\u{FE0F}?)$/v;
const CHARACTERS = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const MOST_EMOJI = 6;
const PHONE = /(?<![\w+./-])\+\d[\d ().-]{6,20}\d(?!\w)/g;
const TURNS = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const [LEFT_TO_RIGHT, OWN_DIRECTION, END] = ["\u2066", "\u2068", "\u2069"];

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
  let found = 0;
  for (const { segment } of CHARACTERS.segment(text ?? "")) {
    if (!segment.trim()) continue;
    // One character at a time: an expression over the whole text tries each emoji in several ways, together without end.
    if (found === MOST_EMOJI || !EMOJI.test(segment)) return false;
    found += 1;
  }
  return found > 0;
}

/** A bracket belongs to the address when the address opened it, as in Wikipedia's. */
function withoutSentenceEnd(found) {
  let length = found.length;
  while (length > 0 && SENTENCE_END.includes(found[length - 1])) length -= 1;
  const address = found.slice(0, length);
  const isOpen = found[length] === ")" && count(address, "(") > count(address, ")");
  return isOpen ? `${address})` : address;
}

const count = (text, character) => text.split(character).length - 1;

/**
 * A name or a text of a person as a part of a sentence of ours: its letters and control characters, which may run from right to
 * left, move nothing around it.
 */
export const isolated = (text) => (TURNS.test(text ?? "") ? OWN_DIRECTION + text.replace(TURNING, "") + END : text);

/** A text of a person in which phone numbers keep the order of their groups, also among letters from right to left. */
export const withPhonesInOrder = (text) => (TURNS.test(text) ? text.replace(PHONE, `${LEFT_TO_RIGHT}$&${END}`) : text);

/** Splits a text into `{text}` and `{text, phone}`, in order and without loss; the phone has digits and its plus only. */
export function phonePieces(text) {
  const pieces = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(PHONE)) {
    pieces.push({ text: text.slice(end, index) }, { text: found, phone: found.replace(/[^\d+]/g, "") });
    end = index + found.length;
  }
  return [...pieces, { text: text.slice(end) }];
}
