import { Problem } from "../api/problem.js";

const DELAYS = [2, 4, 8, 15, 30];

/**
 * Something of the server's: not there yet, there, or there as of some time ago because loading it again failed.
 *
 * What failed is tried again by itself, sooner at first, and at once when the browser is online again, the session was
 * renewed or a part of Switchboard that was broken works again. A refusal is not: the same question has the same answer.
 */
export class Loaded {
  value;
  problem;
  at;
  isLoading = false;
  nextTryAt;

  #load;
  #changed;
  #failures = 0;
  #timer;
  #latest = 0;
  #retry = () => this.problem && !this.problem.isRefusal && this.load();

  /** @param load answers a promise of the value; it rejects with a `Problem` */
  constructor(load, changed = () => {}) {
    this.#load = load;
    this.#changed = changed;
    addEventListener("online", this.#retry);
    document.addEventListener("session-resumed", this.#retry);
    document.addEventListener("service-resumed", this.#retry);
  }

  /** Loads or loads again; when called twice the later answer counts. */
  async load() {
    const mine = ++this.#latest;
    clearTimeout(this.#timer);
    this.isLoading = true;
    this.nextTryAt = undefined;
    this.#changed();
    const outcome = await this.#outcome();
    if (mine === this.#latest) this.#finish(outcome);
  }

  retryNow() {
    this.#failures = 0;
    return this.load();
  }

  /** Puts a value in its place that is known from elsewhere; an answer that is under way is ignored. */
  set(value) {
    this.#latest++;
    this.#succeed(value);
    this.#changed();
  }

  /** Changes what is there, as events do, without a word on how fresh the rest is. */
  change(change) {
    if (this.value === undefined) return;
    this.value = change(this.value);
    this.#changed();
  }

  close() {
    this.#latest++;
    clearTimeout(this.#timer);
    removeEventListener("online", this.#retry);
    document.removeEventListener("session-resumed", this.#retry);
    document.removeEventListener("service-resumed", this.#retry);
  }

  async #outcome() {
    try {
      return { value: await this.#load() };
    } catch (failure) {
      if (failure instanceof Problem) return { problem: failure };
      // The answer had not the form that it should have: it may have it the next time.
      console.error(failure);
      return { problem: notUnderstood() };
    }
  }

  #finish({ value, problem }) {
    this.isLoading = false;
    if (problem) this.#fail(problem);
    else this.#succeed(value);
    this.#changed();
  }

  #succeed(value) {
    clearTimeout(this.#timer);
    this.#failures = 0;
    Object.assign(this, { value, problem: undefined, at: new Date(), nextTryAt: undefined, isLoading: false });
  }

  #fail(problem) {
    this.problem = problem;
    if (problem.isRefusal || problem.status === 401) return;

    const seconds = Math.max(DELAYS[Math.min(this.#failures++, DELAYS.length - 1)], problem.retryAfter ?? 0);
    this.nextTryAt = new Date(Date.now() + seconds * 1000);
    this.#timer = setTimeout(() => this.load(), seconds * 1000);
  }
}

const notUnderstood = () =>
  new Problem(0, "Switchboard's answer cannot be read", "If this stays, load the page again.", { code: "not-understood" });
