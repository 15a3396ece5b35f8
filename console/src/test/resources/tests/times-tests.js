import { agoWords } from "/console/js/lib/times.js";
import { comingWhen } from "/console/js/lib/times.js";
import { dayName, daysBetween } from "/console/js/lib/times.js";
import { shortWhen } from "/console/js/lib/times.js";
import { time } from "/console/js/lib/times.js";
import { equal, test } from "./testing.js";

const now = new Date(2026, 10, 21, 0, 5);

test("days are those of the reader's calendar", () => {
  equal(dayName(new Date(2026, 10, 21, 0, 1), now), "Today");
  equal(dayName(new Date(2026, 10, 20, 23, 59), now), "Yesterday");
  equal(daysBetween(new Date(2026, 9, 21, 23, 59), now), 31);
});

test("hours have no leading zero", () => {
  equal(time(new Date(2026, 10, 21, 9, 41)).startsWith("9:41"), true);
});

test("a moment is as short as it can be and still be clear", () => {
  const noon = new Date(2026, 10, 21, 12, 0);
  equal(shortWhen(new Date(2026, 10, 21, 9, 41), noon).startsWith("9:41"), true);
  equal(shortWhen(new Date(2026, 10, 20, 9, 41), noon), "Yesterday");
  equal(/12.*Sep|Sep.*12/.test(shortWhen(new Date(2026, 8, 12), noon)), true);
  equal(/2024/.test(shortWhen(new Date(2024, 8, 12), noon)), true);
});

test("a moment to come names its day", () => {
  const noon = new Date(2026, 10, 21, 12, 0);
  equal(/^(13|1):00/.test(comingWhen(new Date(2026, 10, 21, 13, 0), noon)), true);
  equal(comingWhen(new Date(2026, 10, 22, 9, 0), noon).startsWith("Sun 9:00"), true);
  equal(comingWhen(new Date(2026, 10, 23, 9, 0), noon).startsWith("Mon 9:00"), true);
});

test("what was just now is told in seconds, minutes and hours", () => {
  const ago = (seconds) => agoWords(now.getTime() - seconds * 1000, now);
  equal(ago(2), "now");
  equal(/^20 sec/.test(ago(20)), true);
  equal(/^2 min/.test(ago(130)), true);
  equal(/^3 h/.test(ago(3 * 3600 + 5)), true);
  equal(ago(-30), "now");
});
