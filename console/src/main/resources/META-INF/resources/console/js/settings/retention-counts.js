import { post } from "../api/http.js";
import { DelayedRequest } from "./delayed-request.js";

const PAUSE = 400;

/** Counts what days of retention would remove, asked of the service a moment after the last change. */
export class RetentionCounts {
  #check;

  constructor(changed) {
    this.#check = new DelayedRequest((days) => post("/api/settings/retention/check", days), PAUSE, changed);
  }

  /** What is known of the days: `{texts, files, recordings}`, each `{count, more}`; undefined until the answer is there. */
  of(days) {
    return this.#check.answerTo(days, Object.values(days).some(Boolean));
  }

  /** Asks again at the next drawing, because something was removed or came since. */
  forget() {
    this.#check.forget();
  }
}
