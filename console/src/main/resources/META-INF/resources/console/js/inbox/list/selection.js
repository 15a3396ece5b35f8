/** As many as the API changes by one request. */
export const MOST_SELECTED = 200;

/** The conversations that are selected to be changed together, and what became of those that could not be. */
export class Selection {
  problems = new Map();
  /** The row that was selected last, from which Shift-j goes on. */
  last;

  #ids = new Set();
  #anchor;

  get ids() {
    return [...this.#ids];
  }

  get size() {
    return this.#ids.size;
  }

  get isFull() {
    return this.#ids.size >= MOST_SELECTED;
  }

  has(id) {
    return this.#ids.has(id);
  }

  toggle(id) {
    this.#anchor = this.last = id;
    if (this.#ids.has(id)) this.#ids.delete(id);
    else this.add([id]);
  }

  add(ids) {
    for (const id of ids) {
      if (!this.isFull) this.#ids.add(id);
    }
  }

  /** Selects everything between the row that was chosen last and this one, as a list of files does. */
  extendTo(id, rows) {
    const [from, to] = [rows.indexOf(this.#anchor), rows.indexOf(id)];
    if (to < 0) return;
    this.add(from < 0 ? [id] : rows.slice(Math.min(from, to), Math.max(from, to) + 1));
    if (from < 0) this.#anchor = id;
    this.last = id;
  }

  clear() {
    this.#ids.clear();
    this.problems.clear();
    this.#anchor = this.last = undefined;
  }

  /** Those that were changed are selected no longer; the others stay, with the reason. */
  finish(problems) {
    this.problems = problems;
    this.#ids = new Set(problems.keys());
  }
}
