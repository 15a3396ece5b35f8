import { LOCALE } from "../lib/locale.js";

/**
 * Public holidays of whole countries; those of states and regions are added by hand. A day is a fixed date "12-25", a distance in
 * days from Easter Sunday "E+1", or a weekday of a month "11 4 thursday" ("05 -1 monday" for the last one).
 */
const CALENDARS = {
  AT: ["01-01", "01-06", "E+1", "05-01", "E+39", "E+50", "E+60", "08-15", "10-26", "11-01", "12-08", "12-25", "12-26"],
  BE: ["01-01", "E+1", "05-01", "E+39", "E+50", "07-21", "08-15", "11-01", "11-11", "12-25"],
  CA: ["01-01", "E-2", "07-01", "09 1 monday", "10 2 monday", "12-25"],
  CH: ["01-01", "E-2", "E+1", "E+39", "E+50", "08-01", "12-25", "12-26"],
  DE: ["01-01", "E-2", "E+1", "05-01", "E+39", "E+50", "10-03", "12-25", "12-26"],
  ES: ["01-01", "01-06", "E-2", "05-01", "08-15", "10-12", "11-01", "12-06", "12-08", "12-25"],
  FR: ["01-01", "E+1", "05-01", "05-08", "E+39", "E+50", "07-14", "08-15", "11-01", "11-11", "12-25"],
  GB: ["01-01", "E-2", "E+1", "05 1 monday", "05 -1 monday", "08 -1 monday", "12-25", "12-26"],
  IE: ["01-01", "02 1 monday", "03-17", "E+1", "05 1 monday", "06 1 monday", "08 1 monday", "10 -1 monday", "12-25", "12-26"],
  IT: ["01-01", "01-06", "E+1", "04-25", "05-01", "06-02", "08-15", "11-01", "12-08", "12-25", "12-26"],
  NL: ["01-01", "E+1", "04-27", "E+39", "E+50", "12-25", "12-26"],
  PL: ["01-01", "01-06", "E+0", "E+1", "05-01", "05-03", "E+49", "E+60", "08-15", "11-01", "11-11", "12-24", "12-25", "12-26"],
  PT: ["01-01", "E-2", "04-25", "05-01", "E+60", "06-10", "08-15", "10-05", "11-01", "12-01", "12-08", "12-25"],
  US: ["01-01", "01 3 monday", "02 3 monday", "05 -1 monday", "06-19", "07-04", "09 1 monday", "10 2 monday", "11-11", "11 4 thursday", "12-25"],
};

const DAY = 86_400_000;
const WEEKDAYS = { monday: 1, thursday: 4 };

const names = new Intl.DisplayNames(LOCALE, { type: "region" });

export const COUNTRIES = Object.keys(CALENDARS)
  .map((code) => ({ code, name: names.of(code) }))
  .sort((one, other) => one.name.localeCompare(other.name));

/** The dates of a country's holidays in a year, in order. */
export const holidaysOf = (country, year) => CALENDARS[country].map((rule) => iso(dateOf(rule, year))).sort();

function dateOf(rule, year) {
  if (rule.startsWith("E")) return new Date(easter(year).getTime() + Number(rule.slice(1)) * DAY);
  if (!rule.includes(" ")) return new Date(`${year}-${rule}T00:00:00Z`);
  const [month, which, weekday] = rule.split(" ");
  return weekdayOf(year, Number(month) - 1, Number(which), WEEKDAYS[weekday]);
}

function weekdayOf(year, month, which, weekday) {
  const first = new Date(Date.UTC(year, which > 0 ? month : month + 1, 1));
  const toWeekday = (weekday - first.getUTCDay() + 7) % 7;
  return new Date(first.getTime() + (toWeekday + (which > 0 ? which - 1 : which) * 7) * DAY);
}

/** Easter Sunday of the Gregorian calendar, by Meeus, Jones and Butcher. */
function easter(year) {
  const [golden, century, ofCentury] = [year % 19, Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const day = epact + weekday - 7 * late + 114;
  return new Date(Date.UTC(year, Math.floor(day / 31) - 1, (day % 31) + 1));
}

const iso = (date) => date.toISOString().slice(0, 10);
