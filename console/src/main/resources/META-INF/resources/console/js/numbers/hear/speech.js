/** A voice that begins late, or never ends as browsers without voices do, holds a call up this much longer than estimated. */
const LATEST_END = 2.5;

/** Reads a text with the browser's voices. Without any, it takes as long as it would and is silent. */
export function speak(text, language) {
  const synthesis = globalThis.speechSynthesis;
  if (!synthesis?.getVoices().length) return { cancel() {}, isOver: (passed, lasts) => passed >= lasts };

  const utterance = new SpeechSynthesisUtterance(text);
  if (language) utterance.lang = language;
  let isSpoken = false;
  utterance.onend = utterance.onerror = () => (isSpoken = true);
  synthesis.speak(utterance);
  return {
    cancel: () => synthesis.cancel(),
    isOver: (passed, lasts) => isSpoken || passed > lasts * LATEST_END + 2,
  };
}

export const hasVoices = () => Boolean(globalThis.speechSynthesis?.getVoices().length);
