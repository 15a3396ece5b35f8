const KEPT = "clock-offset";
/** The header has whole seconds, and an answer takes its time; in milliseconds. */
const TOLERANCE = 2000;
/** An answer that took longer tells too little; also one that came after the device had slept. */
const LONGEST = 5000;

let offset = Number(localStorage.getItem(KEPT)) || 0;

/**
 * The time on the server's clock, in milliseconds, as far as its answers have told: a device's clock may be wrong by days. What the
 * server's times are compared with is this; what people read is in their own time zone either way.
 */
export const serverNow = () => Date.now() + offset;

/** Takes the time that an answer tells of. */
export function readClock({ headers }, askedAt) {
  const told = Date.parse(headers.get("Date"));
  const answeredAt = Date.now();
  const took = answeredAt - askedAt;
  if (Number.isNaN(told) || took < 0 || took > LONGEST) return;
  const found = told + 500 - (askedAt + answeredAt) / 2;
  if (Math.abs(found - offset) < TOLERANCE) return;
  offset = Math.abs(found) < TOLERANCE ? 0 : Math.round(found);
  try {
    localStorage.setItem(KEPT, offset);
  } catch {
    // The storage is full or switched off: the next page asks again.
  }
}
