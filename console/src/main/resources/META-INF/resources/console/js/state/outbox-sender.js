import { Problem } from "../api/problem.js";
import { sendEntry } from "../api/sending.js";

const LOCK = "switchboard-outbox";
const DELAYS = [2, 4, 8, 15, 30];

/** Sends the entries of the outbox, one after the other in each conversation, in the one tab that holds the lock. */
export class OutboxSender {
  #outbox;
  #isSender = false;
  #busy = new Map();
  #timer;

  /** @param outbox `next()`, `update(entry, change)`, `done(entry, answer)` */
  constructor(outbox) {
    this.#outbox = outbox;
  }

  start() {
    addEventListener("online", () => this.#hurry());
    document.addEventListener("session-resumed", () => this.#hurry());
    document.addEventListener("service-resumed", () => this.#hurry());
    if (navigator.locks) navigator.locks.request(LOCK, () => this.#lead()).catch(reportError);
    else this.#lead();
  }

  stop() {
    this.#isSender = false;
    clearTimeout(this.#timer);
  }

  /** The entry as this tab is sending it, if it is. */
  current({ key }) {
    return this.#busy.get(key);
  }

  /** Sends what is due, and comes back when the next is. */
  wake() {
    if (!this.#isSender) return;
    clearTimeout(this.#timer);
    const now = Date.now();
    const idle = this.#outbox.next().filter(({ key }) => !this.#busy.has(key));
    const due = idle.filter(({ nextTryAt }) => !nextTryAt || nextTryAt <= now);
    const later = idle.filter((entry) => !due.includes(entry)).map(({ nextTryAt }) => nextTryAt - now);
    if (later.length > 0) this.#timer = setTimeout(() => this.wake(), Math.min(...later));
    due.forEach((entry) => this.#send(entry));
  }

  /** Holds the lock as long as the tab is open. */
  #lead() {
    this.#isSender = true;
    this.wake();
    return new Promise(() => {});
  }

  #hurry() {
    this.#outbox.next().forEach((entry) => (entry.nextTryAt = undefined));
    this.wake();
  }

  async #send(entry) {
    this.#busy.set(entry.key, entry);
    try {
      const isThere = await this.#outbox.update(entry, { state: "sending", problem: undefined, nextTryAt: undefined });
      if (!isThere) return;
      const answer = await sendEntry(entry, (mediaIds) => this.#outbox.update(entry, { mediaIds }));
      await this.#outbox.done(entry, answer);
    } catch (problem) {
      if (!(problem instanceof Problem)) reportError(problem);
      await this.#failed(entry, problem);
    } finally {
      this.#busy.delete(entry.key);
    }
    this.wake();
  }

  #failed(entry, problem) {
    const told = { title: problem.title ?? problem.message, detail: problem.detail, status: problem.status };
    const failure = { ...told, code: problem.code, errors: problem.errors, message: problem.message };
    if (problem.isRefusal || !(problem instanceof Problem)) {
      return this.#outbox.update(entry, { state: "refused", problem: failure });
    }
    const attempts = entry.attempts + 1;
    const seconds = Math.max(DELAYS[Math.min(entry.attempts, DELAYS.length - 1)], problem.retryAfter ?? 0);
    // Without a connection nothing has left this device; any other failure may have come after it was done.
    const state = navigator.onLine && problem.status !== 401 ? "unknown" : "waiting";
    return this.#outbox.update(entry, { state, problem: failure, attempts, nextTryAt: Date.now() + seconds * 1000 });
  }
}
