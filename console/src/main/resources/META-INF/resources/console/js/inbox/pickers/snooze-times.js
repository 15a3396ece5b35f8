const LATER_HOURS = 3;
const MORNING = 9;

/** The moments until which one snoozes most often, where the reader is: `[{words, at}]`; one of them has none. */
export function snoozeTimes(now = new Date()) {
  const later = new Date(now.getTime() + LATER_HOURS * 3_600_000);
  later.setMinutes(0, 0, 0);
  const isMondayTomorrow = now.getDay() === 0;
  return [
    later.getDate() === now.getDate() && { words: "Later today", at: later },
    { words: "Tomorrow", at: morning(now, 1) },
    !isMondayTomorrow && { words: "Monday", at: morning(now, daysToMonday(now)) },
    { words: "Until they answer", at: undefined },
  ].filter(Boolean);
}

const daysToMonday = (now) => (8 - now.getDay()) % 7 || 7;

const morning = (now, days) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
