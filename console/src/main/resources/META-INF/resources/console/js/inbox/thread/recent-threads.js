import { OpenThread } from "./open-thread.js";

/** Conversations that were opened lately are kept, so that one comes back to them at once; the stream keeps them fresh. */
const MOST = 12;

export class RecentThreads {
  #threads = new Map();
  #parts;

  constructor(parts) {
    this.#parts = parts;
  }

  get all() {
    return [...this.#threads.values()];
  }

  get(id) {
    return this.#threads.get(id);
  }

  open(id) {
    const thread = this.#threads.get(id) ?? new OpenThread(id, this.#parts);
    this.#threads.delete(id);
    this.#threads.set(id, thread);
    if (this.#threads.size > MOST) this.#closeOldest();
    return thread;
  }

  close() {
    this.all.forEach((thread) => thread.close());
    this.#threads.clear();
  }

  #closeOldest() {
    const [id, thread] = this.#threads.entries().next().value;
    thread.close();
    this.#threads.delete(id);
  }
}
