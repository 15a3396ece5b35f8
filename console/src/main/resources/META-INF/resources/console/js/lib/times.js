const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const DAY_AND_YEAR = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const LONG_DAY = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });

export const time = (iso) => TIME.format(new Date(iso));

export const moment = (iso) => MOMENT.format(new Date(iso));

/** As short as it can be and still be clear: the time today, the day before that. */
export function shortWhen(iso, now = new Date()) {
  const date = new Date(iso);
  if (daysBetween(date, now) === 0) return TIME.format(date);
  if (daysBetween(date, now) === 1) return "Yesterday";
  return (date.getFullYear() === now.getFullYear() ? DAY : DAY_AND_YEAR).format(date);
}

export function dayName(iso, now = new Date()) {
  const date = new Date(iso);
  return { 0: "Today", 1: "Yesterday" }[daysBetween(date, now)] ?? LONG_DAY.format(date);
}

/** Whole days between two moments on the reader's calendar. Rounded, since not all days have 24 hours. */
export const daysBetween = (earlier, later) => Math.round((midnight(later) - midnight(earlier)) / 86_400_000);

const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
