import { LOCALE } from "../../lib/locale.js";
import { DAYS } from "../../state/schedule.js";
import { isOpenAt } from "../../state/schedule.js";
import { isTimeZone } from "../../state/schedule.js";
import { localTime } from "../../state/schedule.js";
import { nextChange } from "../../state/schedule.js";

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_NAME = new Intl.DateTimeFormat(LOCALE, { weekday: "short", timeZone: "UTC" });
const DATE = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

export const dayName = (day) => DAY_NAME.format(MONDAY + DAYS.indexOf(day) * 86_400_000);

export const dateWords = (date) => (Number.isNaN(Date.parse(date)) ? date : DATE.format(Date.parse(date)));

/** Says opening hours as a sign on a door does: "Mon–Fri 8:00–18:00, Sat 9:00–13:00". */
export function hoursWords(hours) {
  if (!hours?.length) return "never";
  return hours.map(({ days, from, to }) => `${daysWords(days)} ${clock(from)}–${clock(to)}`).join(", ");
}

const clock = (time) => String(time ?? "").replace(/^0(\d)/, "$1");

/** Joins neighbouring days: from three on to a span. */
export function daysWords(days) {
  const chosen = DAYS.map((day, index) => (days?.includes(day) ? index : -1)).filter((index) => index >= 0);
  const spans = [];
  for (const index of chosen) {
    const span = spans.at(-1);
    if (span && span.at(-1) === index - 1) span.push(index);
    else spans.push([index]);
  }
  if (chosen.length === 7) return "every day";
  return spans.map(spanWords).join(", ") || "no day";
}

function spanWords(span) {
  const names = span.map((index) => dayName(DAYS[index]));
  return span.length > 2 ? `${names[0]}–${names.at(-1)}` : names.join(", ");
}

/** Returns a schedule that can be evaluated while its author still writes it. */
const scheduleOf = ({ timeZone, hours = [], holidays = [] }) => ({
  timeZone,
  hours: hours.filter(({ days, from, to }) => days && from && to),
  holidays: holidays.map((holiday) => holiday.date),
});

/** Returns the branch that a schedule takes at a moment: open, closed, or the date of a holiday with steps of its own. */
export function branchAt(step, at) {
  if (!isTimeZone(step.timeZone)) return undefined;
  if (isOpenAt(scheduleOf(step), at)) return "open";
  const { date } = localTime(at, step.timeZone);
  return step.holidays?.some((holiday) => holiday.date === date && holiday.plan) ? date : "closed";
}

/** Returns moments to try a schedule at, by branch: now, when it changes next, and noon of each holiday with steps. */
export function momentsOf(step, now) {
  if (!isTimeZone(step.timeZone)) return [];
  const change = nextChange(scheduleOf(step), now);
  const holidays = (step.holidays ?? []).filter(({ plan }) => plan).map(({ date }) => new Date(`${date}T12:00:00Z`));
  const moments = [now, change && new Date(change), ...holidays].filter((at) => at && !Number.isNaN(at.getTime()));
  return moments.map((at) => ({ at, branch: branchAt(step, at) }));
}

/** Returns the city of a time zone as people write it. */
export const zoneWords = (timeZone) => (timeZone ?? "").split("/").at(-1).replaceAll("_", " ");
