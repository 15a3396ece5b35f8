export const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
const LOOKS_AHEAD_DAYS = 400;
const formats = new Map();

/**
 * Whether a schedule (`timeZone`, `hours` of `days`, `from`, `to`, and `holidays`) is open at a moment. A period belongs to the
 * day on which it begins, ends on the next day unless `to` is after `from`, and does not begin on a holiday.
 */
export function isOpenAt(schedule, at = new Date()) {
  const { date, minutes } = localTime(at, schedule.timeZone);
  return isWithin(schedule, date, minutes) || isWithin(schedule, dayAfter(date, -1), minutes + DAY_MINUTES);
}

/** The next moment at which the schedule opens or closes; undefined where it does neither for more than a year. */
export function nextChange(schedule, at = new Date()) {
  const isOpen = isOpenAt(schedule, at);
  const first = dayAfter(localTime(at, schedule.timeZone).date, -1);
  for (let days = 0; days < LOOKS_AHEAD_DAYS; days++) {
    const changes = edgesOf(schedule, dayAfter(first, days));
    const change = changes.find((edge) => edge > at && isOpenAt(schedule, edge) !== isOpen);
    if (change) return change;
  }
  return undefined;
}

export function periodsOf({ hours, holidays }, date) {
  if (holidays?.includes(date)) return [];
  return hours.filter(({ days }) => days.includes(dayOf(date))).map(minutesOf);
}

/** The calendar's date and the minute of the day that clocks in a time zone show. */
export function localTime(at, timeZone) {
  const parts = Object.fromEntries(format(timeZone).formatToParts(at).map(({ type, value }) => [type, value]));
  return { date: `${parts.year}-${parts.month}-${parts.day}`, minutes: Number(parts.hour) * 60 + Number(parts.minute) };
}

export function isTimeZone(name) {
  try {
    format(name);
    return true;
  } catch {
    return false;
  }
}

const isWithin = (schedule, date, minutes) =>
  periodsOf(schedule, date).some(({ from, to }) => from <= minutes && minutes < to);

function minutesOf({ from, to }) {
  const [begin, end] = [from, to].map(minuteOfDay);
  return { from: begin, to: end > begin ? end : end + DAY_MINUTES };
}

function minuteOfDay(time) {
  const [hours, minutes] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function edgesOf(schedule, date) {
  const minutes = periodsOf(schedule, date).flatMap(({ from, to }) => [from, to]);
  return minutes.map((minute) => instantOf(date, minute, schedule.timeZone)).sort((one, other) => one - other);
}

/** The moment of a local time. Where clocks change, the distance from UTC is that of the moment itself. */
function instantOf(date, minutes, timeZone) {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE;
  const guess = new Date(wanted - distanceFromUtc(new Date(wanted), timeZone));
  return new Date(wanted - distanceFromUtc(guess, timeZone));
}

function distanceFromUtc(at, timeZone) {
  const { date, minutes } = localTime(at, timeZone);
  return Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE - Math.floor(at / MINUTE) * MINUTE;
}

export function dayAfter(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MINUTES * MINUTE).toISOString().slice(0, 10);
}

const dayOf = (date) => DAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7];

function format(timeZone) {
  if (!formats.has(timeZone)) formats.set(timeZone, newFormat(timeZone));
  return formats.get(timeZone);
}

const newFormat = (timeZone) =>
  new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
