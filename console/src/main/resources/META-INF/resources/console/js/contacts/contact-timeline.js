import { contactsApi } from "./api.js";
import { applyToTimeline } from "./timeline-events.js";

const FIRST = 30;
const MORE = 50;
const WORTH_SHOWING = 20;

/**
 * What was said with a contact in all its conversations, in one order, newest first. Each conversation is read from its
 * end; entries older than what was read of every conversation wait until they can be put into the order.
 */
export class ContactTimeline {
  problem;
  isLoading = false;

  #streams = new Map();
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** Shows these conversations; those that are new are read. */
  follow(conversations) {
    for (const { id } of conversations) {
      if (!this.#streams.has(id)) this.#streams.set(id, { id, entries: new Map(), before: undefined });
    }
    this.load();
  }

  /** The end of each conversation, again where it was read already. */
  load() {
    return this.#read(() => Promise.all([...this.#streams.values()].map((stream) => this.#readEnd(stream))));
  }

  get isLoaded() {
    return [...this.#streams.values()].every(({ before }) => before !== undefined);
  }

  get hasMore() {
    return [...this.#streams.values()].some(({ before }) => before);
  }

  /** `{kind, id, at, conversationId, …}`, newest first. */
  get entries() {
    const boundary = this.#boundary;
    return [...this.#streams.values()]
      .flatMap(({ entries }) => [...entries.values()])
      .filter(({ at }) => Date.parse(at) >= boundary)
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1));
  }

  /** Reads on in the conversations that hold the others up, until there is something more to show. */
  older() {
    if (this.isLoading || !this.hasMore) return undefined;
    const wanted = this.entries.length + WORTH_SHOWING;
    return this.#read(async () => {
      while (this.hasMore && this.entries.length < wanted) await this.#readOn(this.#youngestBoundary());
    });
  }

  apply(event) {
    const { data } = event;
    const stream = this.#streams.get(data?.conversationId) ?? this.#streamOf(data?.callId);
    if (stream && applyToTimeline(stream.entries, event, stream.id)) this.#changed();
  }

  close() {
    this.#changed = () => {};
  }

  #streamOf(entryId) {
    return entryId && [...this.#streams.values()].find(({ entries }) => entries.has(entryId));
  }

  get #boundary() {
    return Math.max(-Infinity, ...[...this.#streams.values()].filter(({ before }) => before !== null).map(oldestOf));
  }

  #youngestBoundary() {
    return [...this.#streams.values()].filter(({ before }) => before).sort((a, b) => oldestOf(b) - oldestOf(a))[0];
  }

  async #readEnd(stream) {
    const { items, before } = await contactsApi.timeline(stream.id, undefined, FIRST);
    if (stream.before === undefined || !items.some(({ id }) => stream.entries.has(id))) {
      stream.entries.clear();
      stream.before = before;
    }
    put(stream, items);
  }

  async #readOn(stream) {
    const { items, before } = await contactsApi.timeline(stream.id, stream.before, MORE);
    stream.before = before;
    put(stream, items);
  }

  async #read(read) {
    this.isLoading = true;
    this.problem = undefined;
    this.#changed();
    try {
      await read();
    } catch (problem) {
      this.problem = problem;
    }
    this.isLoading = false;
    this.#changed();
  }
}

const put = (stream, items) => items.forEach((entry) => stream.entries.set(entry.id, { ...entry, conversationId: stream.id }));

/** The time of the oldest entry that was read; everything is hidden of a conversation that was not read yet. */
function oldestOf({ entries, before }) {
  if (before === undefined) return -Infinity;
  return Math.min(Infinity, ...[...entries.values()].map(({ at }) => Date.parse(at)));
}
