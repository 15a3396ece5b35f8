import { html, nothing } from "../lib/html.js";

/** Each letter is as high as a finger needs, so that a phone has room for so many. */
const MOST = 10;

/** The first letters of a list by name, at the edge of a phone: each leads to its first contact. */
export function lettersView({ rows, filter }, { walk }) {
  const letters = filter.sort === "name" ? thinned(lettersOf(rows)) : [];
  if (letters.length < 2) return nothing;
  return html`<nav class="contacts-letters" aria-label="First letters">
    ${letters.map(({ letter, index }) => html`<button type="button" class="bare" @click=${() => walk(rows, index)}>${letter}</button>`)}
  </nav>`;
}

/** `{letter, index}` of the first row of each letter, in the order of the rows; "#" stands for all that are none. */
export function lettersOf(rows) {
  const firsts = new Map();
  rows.forEach(({ contact, name, display }, index) => {
    const letter = letterOf(contact?.name ?? name ?? contact?.addresses[0]?.display ?? display ?? "");
    if (!firsts.has(letter)) firsts.set(letter, { letter, index });
  });
  return [...firsts.values()];
}

function letterOf(text) {
  const [first = ""] = text.normalize("NFD");
  return /\p{L}/u.test(first) ? first.toLocaleUpperCase() : "#";
}

const thinned = (letters) => {
  const step = Math.max(1, (letters.length - 1) / (MOST - 1));
  return letters.length <= MOST ? letters : Array.from({ length: MOST }, (_, index) => letters[Math.round(index * step)]);
};
