import { post } from "../api/http.js";
import { isSame } from "./values.js";

const PAUSE = 400;

/** Counts what days of retention would remove, asked of the service a moment after the last change. */
export class RetentionCounts {
  #changed;
  #asked;
  #answer;
  #timer;

  constructor(changed) {
    this.#changed = changed;
  }

  /** What is known of the days: `{texts, files, recordings}`, each `{count, more}`; undefined until the answer is there. */
  of(days) {
    if (!isSame(days, this.#asked)) this.#askSoon(days);
    return this.#answer?.days === this.#asked ? this.#answer.counts : undefined;
  }

  /** Asks again at the next drawing, because something was removed or came since. */
  forget() {
    this.#asked = undefined;
  }

  #askSoon(days) {
    this.#asked = days;
    clearTimeout(this.#timer);
    if (Object.values(days).some(Boolean)) this.#timer = setTimeout(() => this.#ask(days), PAUSE);
  }

  /** Without an answer there are no counts; nothing else depends on them. */
  async #ask(days) {
    const counts = await post("/api/settings/retention/check", days).catch(() => undefined);
    if (days !== this.#asked) return;
    this.#answer = { days, counts };
    this.#changed();
  }
}
