const TWO_LETTERS = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const CHARACTERS = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * The letters for an avatar: first and last word in scripts where two letters make initials, the first character
 * else, "" for what is no name (a number, punctuation).
 */
export function initials(name) {
  const words = (name ?? "").trim().split(/\s+/u).filter((word) => /^\p{L}|^\p{Extended_Pictographic}/u.test(word));
  if (!words.length) return "";

  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  const letters = ends.every((word) => TWO_LETTERS.test(word)) ? ends : ends.slice(0, 1);
  return letters.map(firstCharacter).join("").toLocaleUpperCase();
}

/** A whole character as people see it: with its vowel signs, its variation and its joiners. */
function firstCharacter(word) {
  const [{ segment }] = CHARACTERS.segment(word);
  return segment;
}

/** Chooses one of the 12 hues of avatars; the same for one id everywhere and always. */
export function hueOf(id) {
  let hash = 0;
  for (const character of String(id ?? "")) hash = (hash * 31 + character.codePointAt(0)) >>> 0;
  return (hash % 12) + 1;
}
