import { LOCALE } from "./locale.js";

const NUMBER = new Intl.NumberFormat(LOCALE);
const PLURAL = new Intl.PluralRules("en");
const ALL = new Intl.ListFormat("en", { type: "conjunction" });
const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte"];

/** "1,284", as the reader writes it. */
export const numberWords = (number) => NUMBER.format(number);

/** A count of the API, which ends at 1,000: "12", "1,000+". */
export const countWords = (number) => (number >= 1000 ? `${numberWords(1000)}+` : numberWords(number));

/** A number and its noun: `amount(2, { one: "text", other: "texts" })` is "2 texts". */
export const amount = (number, words) => `${numberWords(number)} ${words[PLURAL.select(number)] ?? words.other}`;

/** "Sara, Jonas, and Emil" in words for a sentence. */
export const listWords = (words) => ALL.format(words);

/** The size of a file: "214 KB", "1.8 MB". Thousands, as the reader's files are counted elsewhere. */
export function sizeWords(bytes) {
  const power = Math.min(SIZES.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const digits = power > 1 && value < 100 ? 1 : 0;
  const format = { style: "unit", unit: SIZES[power], unitDisplay: power ? "short" : "long", maximumFractionDigits: digits };
  return new Intl.NumberFormat(LOCALE, format).format(value).replace("kB", "KB");
}

/** A length of time for the eye: "0:24", "3:12", "1:02:03". */
export function durationWords(seconds) {
  const { hours, minutes, rest } = clockParts(seconds);
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A length of time for the ear: "3 minutes 12 seconds". */
export function spokenDuration(seconds) {
  const { hours, minutes, rest } = clockParts(seconds);
  const parts = [
    hours && amount(hours, { one: "hour", other: "hours" }),
    minutes && amount(minutes, { one: "minute", other: "minutes" }),
    (rest || !(hours || minutes)) && amount(rest, { one: "second", other: "seconds" }),
  ];
  return parts.filter(Boolean).join(" ");
}

function clockParts(seconds) {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds)) : 0;
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, rest: whole % 60 };
}
