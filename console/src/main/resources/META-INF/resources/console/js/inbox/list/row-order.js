/**
 * Ids of conversations as the API lists them: by their newest message or call, the newest first, or by the customer's wait,
 * the longest first. A conversation beyond `end`, the last one that was read, is not placed: what lies between is not known.
 */
export class RowOrder {
  end;

  #direction;
  #entryOf;
  #entries = [];
  #timeById = new Map();
  #ids;

  constructor(isByWait = false) {
    this.#direction = isByWait ? -1 : 1;
    this.#entryOf = isByWait ? byWait : byActivity;
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
    const entry = this.#entryOf(conversation);
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
    return this.#direction === 1 && (!first || (first.id !== conversation.id && compare(this.#entryOf(conversation), first) < 0));
  }

  isOutOfPlace(conversation) {
    return this.#timeById.get(conversation.id) !== this.#entryOf(conversation).at;
  }

  #isBeyondTheEnd(entry) {
    return this.end !== undefined && compare(entry, this.#entryOf(this.end)) * this.#direction > 0;
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

const byActivity = ({ id, updatedAt }) => ({ id, at: Date.parse(updatedAt) });

/** One that waits no more but is still shown, because it is open, stays at its end. */
const byWait = ({ id, waitingSince, updatedAt }) => ({ id, at: Date.parse(waitingSince ?? updatedAt) });

/** The newest first; ids break ties as in the API. */
const compare = (a, b) => b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
