/**
 * How well words match what was typed: its letters in their order, better at the begin of words and side by side.
 * Undefined when they do not.
 */
export function matchOf(typed, words) {
  const letters = plain(typed).replaceAll(" ", "");
  const text = plain(words);
  let score = 0;
  let from = 0;
  for (const letter of letters) {
    const at = nextOf(letter, text, from);
    if (at < 0) return undefined;
    score += at === from ? 3 : isWordStart(text, at) ? 2 : 0;
    from = at + letter.length;
  }
  return score - text.length / 100;
}

/** The letter right here, else at the begin of a later word, else wherever it comes next. */
function nextOf(letter, text, from) {
  if (text.startsWith(letter, from)) return from;
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) {
    if (isWordStart(text, at)) return at;
  }
  return text.indexOf(letter, from);
}

const isWordStart = (text, at) => at === 0 || text[at - 1] === " ";

/** Small letters without their accents. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** Those of the actions that match, the best first; those equally good in the order of how often they were used. */
export function matching(typed, actions, timesUsed) {
  return actions
    .map((action) => ({ action, score: matchOf(typed, action.words) }))
    .filter(({ score }) => score !== undefined)
    .sort((a, b) => (typed ? b.score - a.score : 0) || timesUsed(b.action) - timesUsed(a.action))
    .map(({ action }) => action);
}
