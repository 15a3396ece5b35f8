import { merged } from "./status-order.js";

const MOST_EARLY_STATUSES = 200;

/** The entries of a timeline, each once, however often and in whatever order the server tells of them. */
export class TimelineEntries {
  #byId = new Map();
  #earlyStatuses = new Map();
  #sorted;

  get size() {
    return this.#byId.size;
  }

  /** Oldest first. */
  get all() {
    this.#sorted ??= [...this.#byId.values()].sort(byPlace);
    return this.#sorted;
  }

  get first() {
    return this.all[0];
  }

  get last() {
    return this.all.at(-1);
  }

  has(id) {
    return this.#byId.has(id);
  }

  get(id) {
    return this.#byId.get(id);
  }

  replace(entries) {
    this.#byId.clear();
    this.putAll(entries);
  }

  putAll(entries) {
    entries.forEach((entry) => this.put(entry));
    this.#sorted = undefined;
  }

  put(entry) {
    const known = this.#byId.get(entry.id);
    this.#byId.set(entry.id, entry.kind === "message" ? this.#message(known, entry) : latest(known, entry));
    this.#sorted = undefined;
  }

  /** Puts an entry in place of the known one, also where it tells of less. */
  set(entry) {
    this.#byId.set(entry.id, entry);
    this.#sorted = undefined;
  }

  /** A status may come before the message that it belongs to: it waits for it. */
  changeStatus(change) {
    const entry = this.#byId.get(change.id);
    if (entry) return this.put({ ...entry, message: merged(entry.message, change) });

    const early = this.#earlyStatuses.get(change.id);
    this.#earlyStatuses.set(change.id, early ? merged(early, change) : change);
    if (this.#earlyStatuses.size > MOST_EARLY_STATUSES) {
      this.#earlyStatuses.delete(this.#earlyStatuses.keys().next().value);
    }
    return undefined;
  }

  /** Drops the newest entries over a number; says whether there were any. */
  dropNewest(most) {
    return this.#drop(this.all.slice(most));
  }

  dropOldest(most) {
    return this.#drop(this.all.slice(0, Math.max(0, this.size - most)));
  }

  #drop(entries) {
    entries.forEach(({ id }) => this.#byId.delete(id));
    if (entries.length) this.#sorted = undefined;
    return entries.length > 0;
  }

  #message(known, entry) {
    const reports = [known?.message, entry.message, this.#earlyStatuses.get(entry.id)];
    this.#earlyStatuses.delete(entry.id);
    return messageEntry(reports.filter(Boolean).reduce(merged));
  }
}

export const messageEntry = (message) => ({ kind: "message", id: message.id, at: message.createdAt, message });

export const callEntry = (call) => ({ kind: "call", id: call.id, at: call.startedAt, call });

export const noteEntry = (note) => ({ kind: "note", id: note.id, at: note.createdAt, note });

/** Of two reports about a call the one that is further along counts. */
function latest(known, entry) {
  if (entry.kind !== "call" || !known) return entry;
  const before = known.call;
  const isOlder = entry.call.revision < before.revision || progress(entry.call) < progress(before);
  return isOlder ? known : entry;
}

const progress = (call) => (call.endedAt ? 1000 : 0) + call.statusHistory.length + call.recordings.length;

function byPlace(a, b) {
  return Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
