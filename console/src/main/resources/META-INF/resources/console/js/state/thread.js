import { byAge } from "./ordering.js";
import { Outbox } from "./old-outbox.js";
import { merged } from "./statuses.js";

/** The messages of one conversation, each once, however often and in whatever order the server tells of them. */
export class Thread {
  outbox = new Outbox();
  loaded = false;
  next = null;

  #messages = new Map();
  #earlyStatuses = new Map();

  put(message) {
    const reports = [this.#messages.get(message.id), message, this.#earlyStatuses.get(message.id)];
    this.#messages.set(message.id, reports.filter(Boolean).reduce(merged));
    this.#earlyStatuses.delete(message.id);
  }

  /** A status may come before the message it belongs to: it waits for it. */
  changeStatus(change) {
    const statuses = this.#messages.has(change.id) ? this.#messages : this.#earlyStatuses;
    const known = statuses.get(change.id);
    statuses.set(change.id, known ? merged(known, change) : change);
  }

  /** Starts again from the newest page. What is older goes: between it and the page something may be missing. */
  refresh({ items, next }) {
    const oldest = items.at(-1);
    for (const message of this.#messages.values()) {
      if (oldest && byAge(message, oldest) < 0) this.#messages.delete(message.id);
    }
    this.addOlder({ items, next });
    this.loaded = true;
  }

  addOlder({ items, next }) {
    items.forEach((message) => this.put(message));
    this.next = next;
  }

  /** Oldest first; what is still on its way to the server comes last. */
  get messages() {
    return [...this.#messages.values()].sort(byAge).concat(this.outbox.visible);
  }
}
