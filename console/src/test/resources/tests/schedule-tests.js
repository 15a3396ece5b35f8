import { isOpenAt, nextChange } from "/console/js/state/schedule.js";
import { hoursOf, overlapIn, weekOf } from "/console/js/settings/week.js";
import { holidaysOf } from "/console/js/settings/holiday-calendars.js";
import { equal, test } from "./testing.js";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const berlin = (hours, holidays = []) => ({ timeZone: "Europe/Berlin", hours, holidays });
const office = berlin([
  { days: WEEKDAYS, from: "09:00", to: "12:30" },
  { days: WEEKDAYS, from: "13:30", to: "18:00" },
]);
const at = (text) => new Date(text);

test("a schedule is open from its first minute to before its last one, in its time zone", () => {
  equal(isOpenAt(office, at("2026-11-27T07:59:00Z")), false);
  equal(isOpenAt(office, at("2026-11-27T08:00:00Z")), true);
  equal(isOpenAt(office, at("2026-11-27T11:29:59Z")), true);
  equal(isOpenAt(office, at("2026-11-27T11:30:00Z")), false);
});

test("a period that crosses midnight belongs to the day on which it began", () => {
  const bar = berlin([{ days: ["friday"], from: "22:00", to: "02:00" }]);
  equal(isOpenAt(bar, at("2026-11-28T00:59:00Z")), true);
  equal(isOpenAt(bar, at("2026-11-28T01:00:00Z")), false);
  equal(isOpenAt(bar, at("2026-11-27T00:30:00Z")), false);
});

test("no period begins on a holiday, and one of the evening before still ends", () => {
  const bar = berlin([{ days: ["thursday", "friday"], from: "22:00", to: "02:00" }], ["2026-11-27"]);
  equal(isOpenAt(bar, at("2026-11-26T23:30:00Z")), true);
  equal(isOpenAt(bar, at("2026-11-27T22:30:00Z")), false);
});

test("the same time twice means all day, and every day of that never changes", () => {
  const always = berlin([{ days: [...WEEKDAYS, "saturday", "sunday"], from: "00:00", to: "00:00" }]);
  equal(isOpenAt(always, at("2026-11-27T03:00:00Z")), true);
  equal(nextChange(always, at("2026-11-27T03:00:00Z")), undefined);
});

test("the next change is found over a weekend and when clocks change", () => {
  equal(nextChange(office, at("2026-11-27T17:30:00Z")), at("2026-11-30T08:00:00Z"));
  equal(nextChange(office, at("2026-10-23T17:00:00Z")), at("2026-10-26T08:00:00Z"));
  equal(nextChange(office, at("2026-03-27T18:00:00Z")), at("2026-03-30T07:00:00Z"));
});

test("a week that is edited comes back as periods with their days", () => {
  equal(hoursOf(weekOf(office)), office.hours);
  const week = weekOf(office).with(5, [{ from: "09:00", to: "12:30" }]);
  equal(hoursOf(week)[0].days, [...WEEKDAYS, "saturday"]);
});

test("hours of a day that overlap are found", () => {
  equal(overlapIn([{ from: "13:00", to: "18:00" }, { from: "09:00", to: "13:00" }]), false);
  equal(overlapIn([{ from: "09:00", to: "14:00" }, { from: "13:00", to: "18:00" }]), true);
});

test("holidays follow Easter and the weekdays of a month", () => {
  equal(holidaysOf("GB", 2026), ["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-26"]);
  equal(holidaysOf("US", 2026).includes("2026-11-26"), true);
});
