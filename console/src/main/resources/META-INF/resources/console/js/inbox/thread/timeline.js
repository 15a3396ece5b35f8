import { get } from "../../api/http.js";
import { Loaded } from "../../state/loaded.js";
import { TimelineEntries } from "./timeline-entries.js";

const FIRST = 50;
const MORE = 50;
const LATEST_CHANGES = 20;
/** A page with more entries becomes slow; those furthest from the reader go, and are loaded again when wanted. */
export const MOST_ENTRIES = 100;

/**
 * The part of one conversation's timeline that is in the page: one stretch without gaps, which grows in both directions.
 * Each of its loads is a `Loaded` that tries again by itself.
 */
export class Timeline {
  entries = new TimelineEntries();
  /** Messages that arrived while the page shows an older stretch. */
  newer = 0;
  first;
  older;
  later;

  #path;
  #changed;
  #keep;
  #around;
  /** The server's places of the parts around: null at an end, undefined where entries were dropped. */
  #before = null;
  #after = null;
  #changes;

  /** @param keep is given each newest part, to be kept for later */
  constructor(conversationId, changed, keep = () => {}) {
    this.#changed = changed;
    this.#keep = keep;
    this.#path = `/api/conversations/${encodeURIComponent(conversationId)}/timeline`;
    this.first = new Loaded(() => this.#loadFirst(), changed);
    this.older = new Loaded(() => this.#loadOlder(), changed);
    this.later = new Loaded(() => this.#loadLater(), changed);
    this.#changes = new Loaded(() => this.#loadChanges(), changed);
  }

  get isLoaded() {
    return this.first.value !== undefined;
  }

  get isAtEnd() {
    return this.#after === null;
  }

  get isAtBeginning() {
    return this.isLoaded && this.#before === null;
  }

  /** What is known of the newest part, to be kept; undefined while it is not in the page, or not as new as it could be. */
  get newestPart() {
    const isFresh = this.isLoaded && this.isAtEnd && !this.first.isLoading && !this.first.problem;
    return isFresh ? { items: this.entries.all, before: this.#before } : undefined;
  }

  /** Shows the newest part, or loads it again. */
  showLatest() {
    this.#around = undefined;
    return this.first.load();
  }

  /** Shows the part around an entry or a time, such as a message that a search found. */
  showAround(place) {
    this.#around = place;
    return this.first.load();
  }

  /** Shows a part that was kept on the device, as of its time, while the newest one is on its way. */
  showKept({ items, before, at }) {
    this.#startWith({ items, before, after: null });
    Object.assign(this.first, { value: true, at: new Date(at) });
    this.#changed();
  }

  /** What is in view may be out of date; where one reads further up, only what follows can be new. */
  refresh() {
    return this.isAtEnd || !this.isLoaded ? this.first.load() : undefined;
  }

  moreBefore() {
    if (this.isLoaded && !this.isAtBeginning && !this.older.isLoading && !this.older.problem) this.older.load();
  }

  moreAfter() {
    if (this.isLoaded && !this.isAtEnd && !this.later.isLoading && !this.later.problem) this.later.load();
  }

  /** What people and timers change in a conversation has no event of its own: the newest entries tell of it. */
  loadChanges() {
    if (this.isLoaded && this.isAtEnd) this.#changes.load();
  }

  /** Keeps a thread short that grows while it is open. */
  dropOldest() {
    if (this.entries.dropOldest(MOST_ENTRIES)) this.#before = undefined;
  }

  close() {
    [this.first, this.older, this.later, this.#changes].forEach((loaded) => loaded.close());
  }

  async #loadFirst() {
    const around = this.#around;
    const part = await this.#part(around === undefined ? { limit: FIRST } : { around, limit: MORE });
    const meets = this.isAtEnd && part.items.some(({ id }) => this.entries.has(id));
    if (around === undefined && meets) this.entries.putAll(part.items);
    else this.#startWith(part);
    if (this.isAtEnd) this.newer = 0;
    if (around === undefined) this.#keep(part);
    return true;
  }

  async #loadOlder() {
    const part = await this.#part(placed("before", this.#before, this.entries.first));
    this.entries.putAll(part.items);
    this.#before = part.before;
    if (this.entries.dropNewest(MOST_ENTRIES)) this.#after = undefined;
    return true;
  }

  async #loadLater() {
    const part = await this.#part(placed("after", this.#after, this.entries.last));
    this.entries.putAll(part.items);
    this.#after = part.after;
    if (this.isAtEnd) this.newer = 0;
    this.dropOldest();
    return true;
  }

  async #loadChanges() {
    this.entries.putAll((await this.#part({ limit: LATEST_CHANGES })).items);
    return true;
  }

  #startWith({ items, before, after }) {
    this.entries.replace(items);
    this.#before = before;
    this.#after = after;
  }

  #part(query) {
    return get(`${this.#path}?${new URLSearchParams(query)}`);
  }
}

/** Where entries were dropped there is no place of the server's, and the outermost entry leads on. */
const placed = (name, place, outermost) =>
  place === undefined ? { around: outermost.id, limit: MORE } : { [name]: place, limit: MORE };
