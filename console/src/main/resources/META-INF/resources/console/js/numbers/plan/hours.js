export const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_NAME = new Intl.DateTimeFormat(undefined, { weekday: "short", timeZone: "UTC" });
const DATE = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

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

/** Returns the weekday, the date and the time that a clock in the time zone shows; undefined for an unknown time zone. */
export function localTime(at, timeZone) {
  try {
    const parts = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      weekday: "long",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).formatToParts(at);
    const value = (type) => parts.find((part) => part.type === type).value;
    const date = `${value("year")}-${value("month")}-${value("day")}`;
    return { day: value("weekday").toLowerCase(), date, time: `${value("hour")}:${value("minute")}` };
  } catch {
    return undefined;
  }
}

/** Returns the branch that a schedule takes at a moment: open, closed or the date of a holiday with a plan of its own. */
export function branchAt(step, at) {
  const now = localTime(at, step.timeZone);
  if (!now) return undefined;
  const before = localTime(new Date(at.getTime() - 86_400_000), step.timeZone);
  if (isWithin(step, now, now.time, false) || isWithin(step, before, now.time, true)) return "open";
  return holidayOn(step, now.date)?.plan ? now.date : "closed";
}

const holidayOn = (step, date) => step.holidays?.find((holiday) => holiday.date === date);

/** Whether a period that began on that day, or the day before that, is open at the time. */
function isWithin(step, { day, date }, time, isDayBefore) {
  if (holidayOn(step, date)) return false;
  return (step.hours ?? []).filter((period) => period.days?.includes(day)).some(({ from, to }) => {
    const isOvernight = to <= from;
    return isDayBefore ? isOvernight && time < to : time >= from && (isOvernight || time < to);
  });
}

/** Returns the next moments at which the schedule is open, and closed, looking half-hours ahead for a week. */
export function nextMoments(step, now) {
  const start = new Date(Math.ceil(now.getTime() / 1_800_000) * 1_800_000);
  const found = {};
  for (let index = 0; index < 7 * 48 && Object.keys(found).length < 2; index++) {
    const at = new Date(start.getTime() + index * 1_800_000);
    const branch = branchAt(step, at);
    if (branch && !(branch in found)) found[branch] = at;
  }
  return found;
}

/** Returns the city of a time zone as people write it. */
export const zoneWords = (timeZone) => (timeZone ?? "").split("/").at(-1).replaceAll("_", " ");
