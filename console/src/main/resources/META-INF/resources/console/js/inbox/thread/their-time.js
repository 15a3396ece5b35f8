import { timeIn } from "../../lib/times.js";

const DAY = 86_400_000;
const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

/**
 * The time zones in which a contact may be: that of their attributes if it has one, else those of their country, by the
 * browser's own list. A country can have many.
 */
export function zonesOf({ country, attributes = {} }) {
  const named = attributes.timeZone ?? attributes.timezone ?? attributes["time zone"];
  if (named && isZone(named)) return [named];
  if (!/^[A-Z]{2}$/.test(country ?? "")) return [];
  const locale = new Intl.Locale("und", { region: country });
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

/**
 * What the clocks show there: `{words, place}`; two times where the country has several. The place is the country's name, or the
 * zone's where that is all that is known. Undefined where nothing is.
 */
export function theirTime(zones, country, now = new Date()) {
  if (!zones.length) return undefined;
  const sorted = zones.toSorted((a, b) => offset(a, now) - offset(b, now));
  const [first, last] = [sorted.at(0), sorted.at(-1)];
  const words = timeIn(first, now);
  const place = country ? COUNTRIES.of(country) : zones.length === 1 ? placeOf(first) : "";
  return offset(first, now) === offset(last, now) ? { words, place } : { words: `${words} – ${timeIn(last, now)}`, place };
}

/**
 * When a text can be sent later: in their morning where their clocks are known, else in the reader's own, which is said then.
 */
export function sendLaterChoices(zones, now = new Date()) {
  const zone = zones.every((other) => offset(other, now) === offset(zones[0], now)) ? zones[0] : undefined;
  const evening = atHour(zone, now, 0, 18);
  const there = !zone ? " (your time)" : offset(zone, now) !== ownOffset(now) ? " (their time)" : "";
  return [
    evening - now > 5 * 60_000 && { words: `This evening${there}`, at: evening },
    { words: `Tomorrow morning${there}`, at: atHour(zone, now, 1, 9) },
    { words: `Monday morning${there}`, at: atHour(zone, now, daysToMonday(now), 9) },
  ].filter(Boolean);
}

const daysToMonday = (now) => (8 - now.getDay()) % 7 || 7;

/** An hour of a day to come, by the clocks of a zone or by the reader's own. */
function atHour(zone, now, days, hour) {
  if (!zone) return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
  const [year, month, day] = dateIn(zone, new Date(now.getTime() + days * DAY));
  const guess = Date.UTC(year, month - 1, day, hour);
  // The offset is that of the moment itself, which may lie behind a change of the clocks.
  return new Date(guess - offset(zone, new Date(guess - offset(zone, now))));
}

const dateIn = (zone, date) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(date).split("-").map(Number);

const placeOf = (zone) => zone.split("/").at(-1).replaceAll("_", " ");

/** How far a zone's clocks are ahead of UTC, in milliseconds. */
function offset(zone, at) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const value = Object.fromEntries(parts.map((part) => [part.type, Number(part.value)]));
  const { year, month, day, hour, minute, second } = value;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000;
}

const ownOffset = (now) => -now.getTimezoneOffset() * 60_000;

function isZone(name) {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
