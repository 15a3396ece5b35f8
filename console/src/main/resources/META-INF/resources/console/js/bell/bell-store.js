/**
 * The entries of a person's bell, unread ones first and of each the newest first. Knows no page and no network: it is told
 * what was loaded and what happened.
 */
export class BellStore {
  unread = 0;
  next = null;
  isLoaded = false;

  #entries = new Map();

  get entries() {
    return [...this.#entries.values()].sort(unreadFirst);
  }

  get newestId() {
    return [...this.#entries.values()].sort(newestFirst)[0]?.id;
  }

  get(id) {
    return this.#entries.get(id);
  }

  /** Replaces everything by a first page. */
  refresh({ items, next }) {
    this.#entries = new Map(items.map((entry) => [entry.id, entry]));
    this.next = next;
    this.isLoaded = true;
  }

  addOlder({ items, next }) {
    for (const entry of items) if (!this.#entries.has(entry.id)) this.#entries.set(entry.id, entry);
    this.next = next;
  }

  /** Takes an entry of the stream, which may be new or an older one that something was added to. */
  created(entry) {
    const known = this.#entries.get(entry.id);
    if (known && known.at >= entry.at && known.count >= entry.count) return false;
    if (!entry.read && (known?.read ?? true)) this.unread++;
    this.#entries.set(entry.id, entry);
    return true;
  }

  /** Takes what was read on any device of this person. */
  wasRead({ id, upTo, unreadCount, at }) {
    const isRead = id ? (entry) => entry.id === id : this.#upTo(upTo, at);
    this.#markWhere(isRead);
    this.unread = unreadCount;
  }

  /** Marks one entry, or all, and answers how to put it back. */
  markRead(id) {
    const [entries, unread] = [new Map(this.#entries), this.unread];
    const marked = this.#markWhere((entry) => !id || entry.id === id);
    this.unread = id ? Math.max(0, this.unread - marked) : 0;
    return () => {
      this.#entries = entries;
      this.unread = unread;
    };
  }

  #upTo(upTo, at) {
    const newest = this.#entries.get(upTo)?.at;
    if (newest) return (entry) => entry.at <= newest;
    return (entry) => !upTo && entry.at <= at;
  }

  #markWhere(isRead) {
    let marked = 0;
    for (const [id, entry] of this.#entries) {
      if (entry.read || !isRead(entry)) continue;
      this.#entries.set(id, { ...entry, read: true });
      marked++;
    }
    return marked;
  }
}

const newestFirst = (one, other) => other.at.localeCompare(one.at) || other.id.localeCompare(one.id);

const unreadFirst = (one, other) => Number(one.read) - Number(other.read) || newestFirst(one, other);
