/** Voices of Twilio that are offered, each with its language; a plan may name others. */
const VOICES = [
  ["Polly.Joanna", "en-US", "Joanna, English (US)"],
  ["Polly.Matthew", "en-US", "Matthew, English (US)"],
  ["Polly.Amy", "en-GB", "Amy, English (UK)"],
  ["Polly.Brian", "en-GB", "Brian, English (UK)"],
  ["Polly.Nicole", "en-AU", "Nicole, English (AU)"],
  ["Polly.Vicki", "de-DE", "Vicki, German"],
  ["Polly.Hans", "de-DE", "Hans, German"],
  ["Polly.Lea", "fr-FR", "Léa, French"],
  ["Polly.Mathieu", "fr-FR", "Mathieu, French"],
  ["Polly.Lucia", "es-ES", "Lucia, Spanish"],
  ["Polly.Mia", "es-MX", "Mia, Spanish (MX)"],
  ["Polly.Bianca", "it-IT", "Bianca, Italian"],
  ["Polly.Ruben", "nl-NL", "Ruben, Dutch"],
  ["Polly.Astrid", "sv-SE", "Astrid, Swedish"],
  ["Polly.Camila", "pt-BR", "Camila, Portuguese (BR)"],
  ["Polly.Aditi", "hi-IN", "Aditi, Hindi"],
];

const keyOf = (voice, language) => `${voice ?? ""} ${language ?? ""}`.trim();

/** Returns the choices for a prompt, the voice that it names among them. */
export function voiceChoices({ voice, language }) {
  const known = VOICES.map(([name, tongue, words]) => ({ value: keyOf(name, tongue), words }));
  const own = keyOf(voice, language);
  const isKnown = !own || known.some(({ value }) => value === own);
  return [{ value: "", words: "Standard voice" }, ...known, ...(isKnown ? [] : [{ value: own, words: own }])];
}

export const voiceOf = keyOf;

/** Returns the fields of a prompt for a choice. */
export function voiceFields(value) {
  const named = VOICES.find(([name, tongue]) => keyOf(name, tongue) === value);
  return named ? { voice: named[0], language: named[1] } : { voice: undefined, language: undefined };
}
