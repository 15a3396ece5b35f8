const LATER_HOURS = 3;
const MORNING = 9;

/** The moments until which one snoozes most often, where the reader is: `[{words, at}]`; one of them has none. */
export function snoozeTimes(now = new Date()) {
  const laterToday = new Date(now.getTime() + LATER_HOURS * 3_600_000);
  laterToday.setMinutes(0, 0, 0);
  return [
    { words: "Later today", at: laterToday },
    { words: "Tomorrow", at: morning(now, 1) },
    { words: "Monday", at: morning(now, daysToMonday(now)) },
    { words: "Until they answer", at: undefined },
  ].filter(({ at }, index, all) => index === 0 || !at || all.findIndex((it) => it.at?.getTime() === at.getTime()) === index);
}

const daysToMonday = (now) => ((8 - now.getDay()) % 7 || 7);

const morning = (now, days) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
