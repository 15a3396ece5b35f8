/** Remembers the last ids it was shown, and says whether one is new. */
export class RecentIds {
  #ids = new Set();
  #limit;

  constructor(limit) {
    this.#limit = limit;
  }

  isNew(id) {
    if (this.#ids.has(id)) return false;

    this.#ids.add(id);
    if (this.#ids.size > this.#limit) this.#ids.delete(this.#ids.values().next().value);
    return true;
  }
}
