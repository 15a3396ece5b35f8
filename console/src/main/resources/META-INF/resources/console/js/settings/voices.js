import { LOCALE } from "../lib/locale.js";

/** Voices of Twilio's <Say> that are offered; a plan may name any other. See https://www.twilio.com/docs/voice/twiml/say/text-speech */
export const VOICES = [
  { value: undefined, words: "Standard voice" },
  { value: "Polly.Amy", words: "Amy (British English)" },
  { value: "Polly.Brian", words: "Brian (British English)" },
  { value: "Polly.Joanna", words: "Joanna (American English)" },
  { value: "Polly.Matthew", words: "Matthew (American English)" },
  { value: "Polly.Vicki", words: "Vicki (German)" },
  { value: "Polly.Hans", words: "Hans (German)" },
  { value: "Polly.Celine", words: "Céline (French)" },
  { value: "Polly.Conchita", words: "Conchita (Spanish)" },
  { value: "Polly.Carla", words: "Carla (Italian)" },
  { value: "Polly.Lotte", words: "Lotte (Dutch)" },
];

const CODES = ["en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "it-IT", "nl-NL", "pt-PT", "pl-PL"];
const names = new Intl.DisplayNames(LOCALE, { type: "language" });

export const LANGUAGES = [{ value: undefined, words: "Standard language" }, ...CODES.map((code) => ({ value: code, words: names.of(code) }))];
