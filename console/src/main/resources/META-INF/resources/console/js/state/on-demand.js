const AT_ONCE = 4;
const TRY_AGAIN_AFTER = 15_000;

/**
 * Values by id for lists that show only some of many rows: each is asked for once, a few at a time, when it is first
 * wanted. Until then, and where it cannot be had, it is undefined.
 */
export class OnDemand {
  #load;
  #changed;
  #values = new Map();
  #asked = new Set();
  #waiting = [];
  #busy = 0;

  /** @param load `(id) => Promise` of the value; it rejects with a `Problem` */
  constructor(load, changed = () => {}) {
    this.#load = load;
    this.#changed = changed;
  }

  /** The value, which is asked for if it was not yet. */
  get(id) {
    if (id && !this.#asked.has(id)) {
      this.#asked.add(id);
      this.#waiting.push(id);
      this.#next();
    }
    return this.#values.get(id);
  }

  /** The value if it is known. */
  peek(id) {
    return this.#values.get(id);
  }

  set(id, value) {
    this.#asked.add(id);
    this.#values.set(id, value);
  }

  delete(id) {
    this.#values.delete(id);
  }

  /** Forgets when values were asked for, so that those in view are asked for again; the old ones stay until then. */
  refresh() {
    this.#asked.clear();
  }

  close() {
    this.#waiting = [];
    this.#changed = () => {};
  }

  /** What was wanted last is in view, so it comes first. */
  #next() {
    while (this.#busy < AT_ONCE && this.#waiting.length > 0) this.#fetch(this.#waiting.pop());
  }

  async #fetch(id) {
    this.#busy++;
    try {
      this.#values.set(id, await this.#load(id));
    } catch (problem) {
      if (!problem.isRefusal) setTimeout(() => this.#asked.delete(id), TRY_AGAIN_AFTER);
    }
    this.#busy--;
    this.#changed();
    this.#next();
  }
}
