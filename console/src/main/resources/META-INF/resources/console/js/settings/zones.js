import { LOCALE } from "../lib/locale.js";

const known = () => Intl.supportedValuesOf("timeZone");

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Time zones whose name or city has a text in it, with the time that their clocks show. */
export function findZones(text, now = new Date()) {
  const wanted = text.trim().toLowerCase().replaceAll(" ", "_");
  const found = ["Etc/UTC", ...known()].filter((zone) => zone.toLowerCase().includes(wanted));
  return found.slice(0, 50).map((zone) => ({ value: zone, words: zoneWords(zone), detail: clockIn(zone, now) }));
}

export const zoneWords = (zone) => zone.replaceAll("_", " ").replaceAll("/", " · ");

const clockIn = (timeZone, now) =>
  new Intl.DateTimeFormat(LOCALE, { timeZone, hour: "numeric", minute: "2-digit", timeZoneName: "short" }).format(now);
