import { LOCALE } from "./locale.js";

const TIME = new Intl.DateTimeFormat(LOCALE, { hour: "numeric", minute: "2-digit" });
const CLOCK = new Intl.DateTimeFormat(LOCALE, { hour: "numeric", minute: "2-digit", second: "2-digit" });
const WEEKDAY = new Intl.DateTimeFormat(LOCALE, { weekday: "short" });
const DAY = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short" });
const DAY_AND_YEAR = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", year: "numeric" });
const LONG_DAY = new Intl.DateTimeFormat(LOCALE, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const MOMENT = new Intl.DateTimeFormat(LOCALE, { dateStyle: "full", timeStyle: "medium" });
const RELATIVE = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });
const AGO = new Intl.RelativeTimeFormat(LOCALE, { numeric: "always", style: "short" });

/** The time of day, "9:41". */
export const time = (at) => clockWords(TIME, at);

/** The time of day in a time zone, as `time` has it. */
export const timeIn = (timeZone, at) =>
  clockWords(new Intl.DateTimeFormat(LOCALE, { timeZone, hour: "numeric", minute: "2-digit" }), at);

/** The time of day with seconds, "9:41:07". */
export const clock = (at) => clockWords(CLOCK, at);

/** The day without its year, "12 Sep". */
export const day = (at) => DAY.format(new Date(at));

/** Everything about a moment, for tooltips. */
export const moment = (at) => MOMENT.format(new Date(at));

/** As short as it can be and still be clear: "9:41" today, "Yesterday", "12 Sep", "12 Sep 2024". */
export function shortWhen(at, now = new Date()) {
  const date = new Date(at);
  const days = daysBetween(date, now);
  if (days === 0) return time(date);
  if (days === 1) return nearDay(-1);
  return dayIn(date, now);
}

/** A moment to come: "13:00" today, "Thu 9:00" within six days, "12 Sep, 9:00". */
export function comingWhen(at, now = new Date()) {
  const date = new Date(at);
  const days = daysBetween(now, date);
  if (days === 0) return time(date);
  if (days > 0 && days < 7) return `${WEEKDAY.format(date)} ${time(date)}`;
  return `${dayIn(date, now)}, ${time(date)}`;
}

/** A moment of the past with its time: "9:41" today, "Yesterday, 9:41", "12 Sep, 9:41", "12 Sep 2024, 9:41". */
export function pastWhen(at, now = new Date()) {
  const date = new Date(at);
  const days = daysBetween(date, now);
  if (days === 0) return time(date);
  return `${days === 1 ? nearDay(-1) : dayIn(date, now)}, ${time(date)}`;
}

/** The day of a moment on the reader's calendar as fields of type date have it, "2026-11-27". */
export function dayOf(at) {
  const date = new Date(at);
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first moment of a day, "2026-11-27", on the reader's calendar, or of one some days later; undefined for no day. */
export function midnightOf(dayText, daysLater = 0) {
  const [year, month, date] = (dayText ?? "").split("-").map(Number);
  const at = new Date(year, month - 1, date + daysLater);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** The heading of a day: "Today", "Yesterday", "Saturday, 21 November 2026". */
export function dayName(at, now = new Date()) {
  const days = daysBetween(new Date(at), now);
  return days === 0 || days === 1 ? nearDay(-days) : LONG_DAY.format(new Date(at));
}

/** How long ago: "2 min ago". Below five seconds it is "now", above a day as short as `shortWhen`. */
export function agoWords(at, now = new Date()) {
  const seconds = Math.max(0, Math.round((now - new Date(at)) / 1000));
  if (seconds < 5) return RELATIVE.format(0, "second");
  if (seconds < 60) return AGO.format(-seconds, "second");
  if (seconds < 3600) return AGO.format(-Math.floor(seconds / 60), "minute");
  if (seconds < 86_400) return AGO.format(-Math.floor(seconds / 3600), "hour");
  return shortWhen(at, now);
}

/** Whole days between two moments on the reader's calendar. Rounded, since not all days have 24 hours. */
export const daysBetween = (earlier, later) => Math.round((midnight(later) - midnight(earlier)) / 86_400_000);

const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());

const dayIn = (date, now) => (date.getFullYear() === now.getFullYear() ? DAY : DAY_AND_YEAR).format(date);

/** Hours have no leading zero, although some locales (en-GB, de) write one where `numeric` is asked for. */
function clockWords(format, at) {
  const parts = format.formatToParts(new Date(at));
  return parts.map(({ type, value }) => (type === "hour" ? value.replace(/^0(?=\d)/, "") : value)).join("");
}

function nearDay(days) {
  const [first = "", ...rest] = RELATIVE.format(days, "day");
  return first.toLocaleUpperCase() + rest.join("");
}
