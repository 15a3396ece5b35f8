const KEY = "switchboard.told";
const REMEMBERED = 50;

/** Tabs behind others wait, so that the one in front decides whether its person has seen the place already. */
const GRACE = 250;

/**
 * Lets one tab of all tell of an occurrence, the one in front before the others. Answers whether this tab is the one.
 */
export async function claim(occurrence, isInFront) {
  if (!isInFront) await new Promise((resolve) => setTimeout(resolve, GRACE));
  if (!navigator.locks) return remember(occurrence);
  return navigator.locks.request(KEY, () => remember(occurrence));
}

function remember(occurrence) {
  const told = JSON.parse(localStorage.getItem(KEY) ?? "[]");
  if (told.includes(occurrence)) return false;
  localStorage.setItem(KEY, JSON.stringify([occurrence, ...told].slice(0, REMEMBERED)));
  return true;
}
