import { LOCALE } from "../lib/locale.js";
import { isOpenAt, localTime, nextChange } from "../state/schedule.js";
import { hours as words } from "./words.js";

/** "Now: open until 18:00", in the schedule's time zone. */
export function hoursNow(schedule, now = new Date()) {
  const change = nextChange(schedule, now);
  const isOpen = isOpenAt(schedule, now);
  if (!change) return isOpen ? words.alwaysOpen : words.neverOpen;
  const when = changeWords(change, schedule.timeZone, now);
  return isOpen ? words.openUntil(when) : words.closedUntil(when);
}

function changeWords(change, timeZone, now) {
  const time = new Intl.DateTimeFormat(LOCALE, { hour: "numeric", minute: "2-digit", timeZone }).format(change);
  const days = daysBetween(localTime(now, timeZone).date, localTime(change, timeZone).date);
  if (days === 0) return time;
  if (days === 1) return words.tomorrow(time);
  const style = days < 7 ? { weekday: "long" } : { day: "numeric", month: "short" };
  return `${new Intl.DateTimeFormat(LOCALE, { ...style, timeZone }).format(change)}, ${time}`;
}

const daysBetween = (one, other) => (Date.parse(other) - Date.parse(one)) / 86_400_000;

/** "Mon–Fri 9:00–12:30, 13:30–18:00", a line for each group of days with the same hours. */
export function weekLines(week) {
  const lines = [];
  for (const [number, periods] of week.entries()) {
    const text = periods.map(periodWords).join(", ") || words.closed;
    if (lines.at(-1)?.text === text) lines.at(-1).last = number;
    else lines.push({ first: number, last: number, text });
  }
  return lines.map(({ first, last, text }) => ({ days: daysWords(first, last), text }));
}

const periodWords = ({ from, to }) => (from === to ? words.allDay : `${from}–${to}`);

const daysWords = (first, last) =>
  first === last ? words.days[first].slice(0, 3) : `${words.days[first].slice(0, 3)}–${words.days[last].slice(0, 3)}`;
