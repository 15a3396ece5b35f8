import { dayName, daysBetween } from "/console/js/lib/times.js";
import { equal, test } from "./testing.js";

const now = new Date(2026, 10, 21, 0, 5);

test("days are those of the reader's calendar", () => {
  equal(dayName(new Date(2026, 10, 21, 0, 1), now), "Today");
  equal(dayName(new Date(2026, 10, 20, 23, 59), now), "Yesterday");
  equal(daysBetween(new Date(2026, 9, 21, 23, 59), now), 31);
});
