const LONGEST = 4 * 60 * 60;

/**
 * How long calls have been going on, in seconds. A device whose clock is wrong by hours would show nonsense: there the
 * time since the call was first seen here counts.
 */
export class RunningClock {
  #firstSeen = new Map();

  secondsOf(call, now = Date.now()) {
    if (!this.#firstSeen.has(call.id)) this.#firstSeen.set(call.id, now);
    const seconds = (now - Date.parse(call.answeredAt ?? call.startedAt)) / 1000;
    const isBelievable = seconds >= 0 && seconds < LONGEST;
    return isBelievable ? seconds : (now - this.#firstSeen.get(call.id)) / 1000;
  }
}
