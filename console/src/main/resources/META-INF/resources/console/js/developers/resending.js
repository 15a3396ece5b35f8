import { post } from "../api/http.js";
import { Problem } from "../api/problem.js";
import { FollowedJob } from "../state/followed-job.js";
import { pathOf } from "./api.js";
import { words } from "./words.js";

const AN_HOUR = 3_600_000;

/** Sends the events of a time to an endpoint again, which is long work of the server. */
export class Resending {
  isOpen = false;
  isStarting = false;
  draft = {};
  problem;
  job;

  #context;
  #endpointId;

  constructor(context) {
    this.#context = context;
  }

  /** Another endpoint is shown, or none. */
  show(endpointId) {
    this.#endpointId = endpointId;
    this.close();
    Object.assign(this, { isOpen: false, job: undefined, problem: undefined });
  }

  /** Offers the last hour. */
  offer() {
    const now = Date.now();
    this.#set({ isOpen: true, problem: undefined, draft: { from: fieldOf(now - AN_HOUR), to: fieldOf(now), includeDelivered: false } });
  }

  dismiss() {
    this.#set({ isOpen: false });
  }

  edit(change) {
    this.#set({ draft: { ...this.draft, ...change }, problem: undefined });
  }

  async start() {
    const { from, to, includeDelivered } = this.draft;
    if (!(new Date(from) < new Date(to))) return this.#set({ problem: words.wrongTimes });
    this.#set({ isStarting: true, problem: undefined });
    try {
      const range = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), includeDelivered };
      const job = await post(`${pathOf(this.#endpointId)}/replay`, range);
      this.close();
      Object.assign(this, { isOpen: false, job: new FollowedJob(job, this.#context.changed) });
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem.message;
    } finally {
      this.#set({ isStarting: false });
    }
  }

  apply(event) {
    this.job?.apply(event);
  }

  close() {
    this.job?.close();
  }

  #set(change) {
    Object.assign(this, change);
    this.#context.changed();
  }
}

/** A moment as fields of type datetime-local have it, in the reader's time. */
function fieldOf(at) {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
