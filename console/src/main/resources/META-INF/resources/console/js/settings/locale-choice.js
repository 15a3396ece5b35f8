import { chooseLocale, LOCALE } from "../lib/locale.js";
import { appearance as words } from "./words.js";

const LOCALES = [
  "en-US", "en-GB", "en-AU", "en-CA", "en-IE", "en-IN", "cs", "da", "de", "de-AT", "de-CH", "es", "es-MX", "fi", "fr", "fr-CA", "fr-CH",
  "he", "hi", "it", "ja", "ko", "nb", "nl", "nl-BE", "pl", "pt", "pt-BR", "sv", "tr", "uk", "zh-CN", "zh-TW",
];

const LANGUAGES = new Intl.DisplayNames("en", { type: "language" });

/** An afternoon at the end of a month: days, months and hours differ. */
const EXAMPLE = new Date(2026, 10, 27, 15, 5);

/** The locales to choose from, each with an example; the empty one is the browser's. */
export function localeOptions() {
  const named = LOCALES.map((tag) => ({ value: tag, words: words.localeOption(LANGUAGES.of(tag), example(tag)) }));
  const all = [{ value: "", words: words.asTheBrowser(example()) }, ...named.toSorted((one, other) => one.words.localeCompare(other.words, "en"))];
  return all.map((option) => ({ ...option, isChosen: option.value === (LOCALE ?? "") }));
}

/** Formats are made when a page begins, so that each row of a list need not ask which one holds. */
export function reloadWith(locale) {
  chooseLocale(locale || undefined);
  location.reload();
}

const example = (tag) =>
  `${new Intl.DateTimeFormat(tag, { dateStyle: "short", timeStyle: "short" }).format(EXAMPLE)}, ${new Intl.NumberFormat(tag).format(1234.5)}`;
