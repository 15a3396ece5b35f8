/**
 * The locale of dates, times, numbers and money: the one that the person chose for this device, else the browser's. Formats are
 * made once, so another choice holds from the next load of the page on.
 */
const KEY = "switchboard.locale";

export const LOCALE = supported(localStorage.getItem(KEY));

/** @param locale a BCP 47 tag; undefined for the browser's */
export function chooseLocale(locale) {
  if (locale) localStorage.setItem(KEY, locale);
  else localStorage.removeItem(KEY);
}

function supported(tag) {
  try {
    return tag ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
}
