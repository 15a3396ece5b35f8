import { Problem } from "../api/problem.js";
import { uuid } from "../lib/uuid.js";
import { FollowedJob } from "../state/followed-job.js";
import { operatorApi } from "./api.js";

/**
 * One try of an operator: first a dry run, whose outcome the operator sees, then, when the operator confirms, the operation
 * itself. The server continues it when the page is left.
 */
export class Attempt {
  problem;
  note = "";
  isBeginning = false;

  /** The dry run, and the operation after it: each a `FollowedJob`. */
  dryRun;
  operation;

  #changed;
  #api;
  #key = uuid();

  /**
   * @param wanted `kind` of the records, `action` ("replay" or "discard"), `selection` as the API takes it, and `words`
   *   for what is selected
   */
  constructor(wanted, changed, api = operatorApi) {
    this.wanted = wanted;
    this.#changed = changed;
    this.#api = api;
  }

  /** What is followed now. */
  get current() {
    return this.operation ?? this.dryRun;
  }

  /** The outcome of the dry run; undefined while it is not known. */
  get foreseen() {
    return this.dryRun?.isDone ? this.dryRun.job.counts : undefined;
  }

  /** How many records would be decided about. */
  get amount() {
    const { replayed = 0, discarded = 0 } = this.foreseen ?? {};
    return replayed + discarded;
  }

  get canConfirm() {
    const isExplained = this.wanted.action === "replay" || this.note.trim() !== "";
    return this.amount > 0 && !this.operation && !this.isBeginning && isExplained;
  }

  async look() {
    this.dryRun = await this.#begin({ ...this.wanted.selection, dryRun: true });
    this.#changed();
  }

  /** Sent twice, it is one operation. */
  async confirm() {
    if (!this.canConfirm) return;
    const note = this.wanted.action === "discard" ? { note: this.note.trim() } : {};
    this.operation = await this.#begin({ ...this.wanted.selection, ...note, dryRun: false }, this.#key);
    this.#changed();
  }

  write(note) {
    this.note = note;
    this.#changed();
  }

  async cancel() {
    try {
      await this.operation.cancel();
    } catch (problem) {
      this.#failed(problem);
    }
  }

  close() {
    this.dryRun?.close();
    this.operation?.close();
    this.#changed = () => {};
  }

  async #begin(request, key) {
    this.isBeginning = true;
    this.problem = undefined;
    this.#changed();
    try {
      const job = await this.#api.begin(this.wanted.kind, this.wanted.action, request, key);
      return new FollowedJob(job, () => this.#changed(), { read: this.#api.replay, cancel: this.#api.cancel });
    } catch (problem) {
      this.#failed(problem);
      return undefined;
    } finally {
      this.isBeginning = false;
    }
  }

  #failed(problem) {
    if (!(problem instanceof Problem)) throw problem;
    this.problem = problem;
    this.#changed();
  }
}
