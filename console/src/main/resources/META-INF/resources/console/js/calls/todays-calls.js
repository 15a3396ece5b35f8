import { Loaded } from "../state/loaded.js";
import { countsSince } from "./api.js";

const AT_MOST_EVERY_MILLIS = 2000;
const MOST_COUNTED = 1000;

/** How many calls began today; asked for again soon after calls have changed. */
export class TodaysCalls {
  #timer;

  constructor(changed) {
    this.loaded = new Loaded(() => countsSince(new Date().setHours(0, 0, 0, 0)), changed);
  }

  /** A number, or one with a plus where there may be more; undefined before the first answer. */
  get amount() {
    const amount = this.loaded.value?.calls;
    return amount >= MOST_COUNTED ? `${amount}+` : amount;
  }

  /** A hundred changes in a second are one request. */
  loadSoon() {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.loaded.load();
    }, AT_MOST_EVERY_MILLIS);
  }

  close() {
    clearTimeout(this.#timer);
    this.loaded.close();
  }
}
