import { DAYS } from "../state/schedule.js";

/** The periods of each day of the week, Monday first, as people edit them: `[[{from, to}], …]`. */
export const weekOf = ({ hours }) =>
  DAYS.map((day) => hours.filter(({ days }) => days.includes(day)).map(({ from, to }) => ({ from: short(from), to: short(to) })));

/** The week as the API takes it: periods at the same times are one, with all their days. */
export function hoursOf(week) {
  const byTimes = new Map();
  for (const [number, periods] of week.entries()) {
    for (const { from, to } of periods) {
      const times = `${from}-${to}`;
      if (!byTimes.has(times)) byTimes.set(times, { days: [], from, to });
      const { days } = byTimes.get(times);
      if (!days.includes(DAYS[number])) days.push(DAYS[number]);
    }
  }
  return [...byTimes.values()];
}

/** The next period that a day might have: after its last one. */
export function nextPeriod(periods) {
  const last = periods.at(-1);
  if (!last) return { from: "09:00", to: "17:00" };
  const [hour] = last.to.split(":").map(Number);
  return { from: clock(hour + 1), to: clock(hour + 4) };
}

/** What is wrong with the periods of a day; undefined for nothing. Each is `{from, to}`. */
export function overlapIn(periods) {
  const inOrder = periods.map(minutes).sort((one, other) => one.from - other.from);
  return inOrder.some((period, number) => number > 0 && period.from < inOrder[number - 1].to);
}

function minutes({ from, to }) {
  const [begin, end] = [from, to].map((time) => time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0));
  return { from: begin, to: end > begin ? end : end + 24 * 60 };
}

const clock = (hour) => `${String(Math.min(hour, 23)).padStart(2, "0")}:00`;

/** The API may add seconds to a time. */
const short = (time) => time.slice(0, 5);
