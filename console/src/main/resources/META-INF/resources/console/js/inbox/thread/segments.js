// How carriers split a text, counted as the server does it: conversation-service's MessageSegments.
// https://www.twilio.com/docs/glossary/what-sms-character-limit
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Each takes two places: an escape comes before it. */
const EXTENSION = new Set("\f^{}\\[~]|€");
const GSM = { single: 160, part: 153 };
const UCS = { single: 70, part: 67 };

/** Characters that word processors put in place of plain ones, which make a text twice as long for no gain. */
const PLAINER = new Map([
  ["’", "'"],
  ["‘", "'"],
  ["“", '"'],
  ["”", '"'],
  ["„", '"'],
  ["–", "-"],
  ["—", "-"],
  ["…", "..."],
  ["\u00a0", " "],
  ["\u202f", " "],
  ["•", "-"],
  ["`", "'"],
  ["´", "'"],
]);

/** Counts the segments of a text; `forcedBy` is the first character that only fits segments of 70. */
export function segmentsOf(text) {
  const characters = [...text];
  const forcedBy = characters.find((character) => gsmPlaces(character) === 0);
  const places = forcedBy ? (character) => character.length : gsmPlaces;
  const segments = countParts(characters.map(places), forcedBy ? UCS : GSM);
  return { segments, characters: characters.length, forcedBy };
}

/** The text with plain characters in place of those that need not be; the same text when that does not shorten it. */
export function plainerText(text) {
  const plainer = [...text].map((character) => PLAINER.get(character) ?? character).join("");
  return segmentsOf(plainer).segments < segmentsOf(text).segments ? plainer : text;
}

export const plainerLetter = (character) => PLAINER.get(character);

function countParts(places, { single, part }) {
  const total = places.reduce((sum, taken) => sum + taken, 0);
  if (total <= single) return Math.min(total, 1);

  let parts = 1;
  let inPart = 0;
  for (const taken of places) {
    if (inPart + taken > part) {
      parts += 1;
      inPart = 0;
    }
    inPart += taken;
  }
  return parts;
}

const gsmPlaces = (character) => (BASIC.has(character) ? 1 : EXTENSION.has(character) ? 2 : 0);
