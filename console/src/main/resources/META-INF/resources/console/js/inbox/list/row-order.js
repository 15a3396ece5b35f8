/**
 * Ids of conversations in the order of their newest message or call, as the API lists them: the newest first, or the
 * oldest first. A conversation beyond `end`, the last one that was read, is not placed: what lies between is not known.
 */
export class RowOrder {
  end;

  #direction;
  #entries = [];
  #timeById = new Map();
  #ids;

  constructor(isOldestFirst = false) {
    this.#direction = isOldestFirst ? -1 : 1;
  }

  get ids() {
    this.#ids ??= this.#entries.map(({ id }) => id);
    return this.#ids;
  }

  has(id) {
    return this.#timeById.has(id);
  }

  /** Puts a conversation where it belongs, also when it was elsewhere before. */
  place(conversation) {
    const entry = entryOf(conversation);
    if (this.#timeById.get(entry.id) === entry.at) return;
    this.remove(entry.id);
    if (this.#isBeyondTheEnd(entry)) return;
    this.#entries.splice(this.#indexFor(entry), 0, entry);
    this.#timeById.set(entry.id, entry.at);
    this.#ids = undefined;
  }

  remove(id) {
    if (!this.#timeById.has(id)) return;
    const index = this.#indexFor({ id, at: this.#timeById.get(id) });
    this.#entries.splice(index, 1);
    this.#timeById.delete(id);
    this.#ids = undefined;
  }

  /** Whether a conversation belongs above all others. */
  isNewest(conversation) {
    const [first] = this.#entries;
    return this.#direction === 1 && (!first || (first.id !== conversation.id && compare(entryOf(conversation), first) < 0));
  }

  isOutOfPlace(conversation) {
    return this.#timeById.get(conversation.id) !== entryOf(conversation).at;
  }

  #isBeyondTheEnd(entry) {
    return this.end !== undefined && this.#direction === 1 && compare(entry, entryOf(this.end)) > 0;
  }

  /** The first place whose entry does not come before this one. */
  #indexFor(entry) {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.#entries[middle], entry) * this.#direction < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const entryOf = ({ id, updatedAt }) => ({ id, at: Date.parse(updatedAt) });

/** The newest first; ids break ties as in the API. */
const compare = (a, b) => b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
