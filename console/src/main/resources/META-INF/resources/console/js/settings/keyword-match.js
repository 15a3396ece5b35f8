/**
 * Finds the keyword rule that answers a text, as the conversation service does (docs/automatic-answers.md): without regard to the
 * case of letters, compatible forms and the number of spaces; a match neither begins nor ends inside a word.
 */
const AROUND = /^[\p{P}\p{S}\p{Z}]+|[\p{P}\p{S}\p{Z}]+$/gu;
const PART_OF_WORD = /[\p{L}\p{Nd}\p{M}]/u;

/** Scripts that are written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/** The first rule that matches, with the word that did: `{rule, number, word}`; undefined for none. */
export function matchingRule(rules, text) {
  for (const [number, rule] of rules.entries()) {
    const word = (rule.words ?? []).find((each) => matches(rule.match, comparable(text), comparable(each)));
    if (word !== undefined) return { rule, number, word };
  }
  return undefined;
}

function matches(match, text, word) {
  if (!word) return false;
  if (match === "contains") return contains(text, word);
  if (match === "prefix") return begins(text, word) || begins(bare(text), word);
  return text === word || bare(text) === bare(word);
}

function comparable(text) {
  const folded = text.normalize("NFKC").toUpperCase().toLowerCase().replaceAll("ς", "σ").replaceAll("i\u0307", "i");
  return folded.normalize("NFKC").replace(/[\s\p{Z}]+/gu, " ").trim();
}

const bare = (form) => form.replace(AROUND, "") || form;

const begins = (text, word) => text.startsWith(word) && isWholeAt(text, word, 0);

function contains(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isWholeAt(text, word, at)) return true;
  }
  return false;
}

function isWholeAt(text, word, begin) {
  const [before, after] = [[...text.slice(0, begin)].at(-1), [...text.slice(begin + word.length)][0]];
  const [first, last] = [[...word][0], [...word].at(-1)];
  return (!before || isBoundary(before, first)) && (!after || isBoundary(last, after));
}

const isBoundary = (one, other) => !isPartOfWord(one) || !isPartOfWord(other);

const isPartOfWord = (character) => PART_OF_WORD.test(character) && !UNSPACED.test(character);
