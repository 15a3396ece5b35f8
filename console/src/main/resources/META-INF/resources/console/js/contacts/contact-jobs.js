import { FollowedJob } from "../state/followed-job.js";
import { contactsApi } from "./api.js";

const KINDS = ["export", "erase"];

/** The export and the erasure of a contact, which go on when one leaves the page, and are found again after a reload. */
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
      changed();
    };
    for (const kind of KINDS) {
      const job = sessionStorage.getItem(this.#key(kind));
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
    sessionStorage.removeItem(this.#key(kind));
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
    sessionStorage.setItem(this.#key(kind), job.id);
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
