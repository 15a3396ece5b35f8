import { FollowedJob } from "../state/followed-job.js";
import { contactsApi } from "./api.js";

const KEPT_IN = { export: sessionStorage, erase: localStorage };
const KINDS = Object.keys(KEPT_IN);

/**
 * The export and the erasure of a contact, which go on when one leaves the page, and are found again after a reload: the
 * erasure in all tabs, since nothing else of the contact is left to tell of it.
 */
export class ContactJobs {
  export;
  erase;
  report;

  #id;
  #changed;

  constructor(id, changed) {
    this.#id = id;
    this.#changed = () => {
      if (this.erase?.isDone && !this.report) this.#readReport();
      // The server keeps a job for 30 days.
      if (this.erase?.problem?.status === 404) return this.forget("erase");
      changed();
    };
    for (const kind of KINDS) {
      const job = KEPT_IN[kind].getItem(this.#key(kind));
      if (job) this[kind] = new FollowedJob({ id: job }, this.#changed);
    }
  }

  async startExport() {
    this.#follow("export", await contactsApi.export(this.#id));
  }

  async startErasure(atTwilio) {
    this.#follow("erase", await contactsApi.erase(this.#id, atTwilio));
  }

  forget(kind) {
    this[kind]?.close();
    this[kind] = undefined;
    KEPT_IN[kind].removeItem(this.#key(kind));
    this.#changed();
  }

  apply(event) {
    KINDS.forEach((kind) => this[kind]?.apply(event));
  }

  close() {
    KINDS.forEach((kind) => this[kind]?.close());
  }

  #follow(kind, job) {
    this[kind]?.close();
    this[kind] = new FollowedJob(job, this.#changed);
    KEPT_IN[kind].setItem(this.#key(kind), job.id);
    this.#changed();
  }

  async #readReport() {
    this.report = {};
    this.report = await contactsApi.result(this.erase.job.resultUrl).catch(() => ({}));
    this.#changed();
  }

  #key(kind) {
    return `contact-${kind}:${this.#id}`;
  }
}
