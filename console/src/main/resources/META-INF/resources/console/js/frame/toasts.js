const SHOWN = 6000;

/** Short news at the edge of the page. Each goes by itself, but not while one points at it or is in it. */
export class Toasts {
  items = [];

  #changed;
  #ids = 0;
  #timers = new Map();

  constructor(changed) {
    this.#changed = changed;
  }

  /**
   * @param toast `words`, `kind` ("good", "bad" or "plain"), and what can be done: `undo`, or `action: {words, run}`
   * @returns a function that takes it away
   */
  show({ words, kind = "plain", undo, action }) {
    const toast = { id: ++this.#ids, words, kind, undo, action: undo ? { words: "Undo", run: undo } : action };
    this.items = [...this.items.slice(-2), toast];
    this.resume(toast);
    this.#changed();
    return () => this.drop(toast);
  }

  pause(toast) {
    clearTimeout(this.#timers.get(toast.id));
  }

  resume(toast) {
    this.pause(toast);
    this.#timers.set(toast.id, setTimeout(() => this.drop(toast), SHOWN));
  }

  drop(toast) {
    this.pause(toast);
    this.#timers.delete(toast.id);
    this.items = this.items.filter((item) => item !== toast);
    this.#changed();
  }

  act(toast) {
    this.drop(toast);
    toast.action.run();
  }

  /** Takes back the last thing that can be taken back; answers whether there was one. */
  undoLast() {
    const toast = this.items.findLast(({ undo }) => undo);
    if (toast) this.act(toast);
    return Boolean(toast);
  }
}
