import { get, remove } from "../api/http.js";

const LOOK_EVERY = 2000;
const ENDS = new Set(["succeeded", "failed", "canceled", "expired"]);

const pathOf = (id) => `/api/jobs/${encodeURIComponent(id)}`;

/** Jobs of one's own tenant. */
const OWN = { read: (id) => get(pathOf(id)), cancel: (id) => remove(pathOf(id)) };

/** A job of the server with its progress, from its events and, where the stream is away, by asking. */
export class FollowedJob {
  job;
  problem;

  /** When it got on last, as far as this page has seen. */
  movedAt = new Date();

  #changed;
  #timer;
  #source;

  /**
   * @param job the job, or `{id}` of one that was begun earlier
   * @param source how to read and cancel it by its id; both answer a promise of it
   */
  constructor(job, changed, source = OWN) {
    this.job = job;
    this.#changed = changed;
    this.#source = source;
    if (!this.isOver) this.#lookAfter(job.state ? LOOK_EVERY : 0);
  }

  get isOver() {
    return ENDS.has(this.job.state);
  }

  get isDone() {
    return this.job.state === "succeeded";
  }

  apply({ type, data }) {
    if (type === "job.progressed" && data.id === this.job.id) this.#told(data);
  }

  async cancel() {
    this.#told(await this.#source.cancel(this.job.id));
  }

  close() {
    clearTimeout(this.#timer);
    this.#changed = () => {};
  }

  /** Events may come twice and in another order; a job never becomes less done, and never begins again. */
  #told(job) {
    if (this.isOver || (job.done ?? 0) < (this.job.done ?? 0)) return;
    if (job.state !== this.job.state || job.done !== this.job.done) this.movedAt = new Date();
    this.job = { ...this.job, ...job };
    this.problem = undefined;
    if (this.isOver) clearTimeout(this.#timer);
    else this.#lookAfter(LOOK_EVERY);
    this.#changed();
  }

  #lookAfter(millis) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), millis);
  }

  async #look() {
    try {
      this.#told(await this.#source.read(this.job.id));
    } catch (problem) {
      this.problem = problem;
      this.#changed();
      if (!problem.isRefusal) this.#lookAfter(LOOK_EVERY * 2);
    }
  }
}
