const SHOWN = 6000;
/** What was done longer ago is not taken back by a key that tells nothing of it; in milliseconds. */
const UNDONE_WITHIN = 10 * 60_000;
const MOST_UNDONE = 20;

/** Short news at the edge of the page. Each goes by itself, but not while one points at it or is in it. */
export class Toasts {
  items = [];

  #changed;
  #ids = 0;
  #timers = new Map();
  /** What can be taken back, also when its toast has gone; the last one is the newest. */
  #undoable = [];

  constructor(changed) {
    this.#changed = changed;
  }

  get canUndo() {
    this.#undoable = this.#undoable.filter(({ at }) => Date.now() - at < UNDONE_WITHIN);
    return this.#undoable.length > 0;
  }

  /**
   * @param toast `words`, `kind` ("good", "bad" or "plain"), and what can be done: `undo`, or `action: {words, run}`
   * @returns a function that takes it away
   */
  show({ words, kind = "plain", undo, action }) {
    const toast = { id: ++this.#ids, words, kind, undo, action: undo ? { words: "Undo", run: undo } : action };
    this.items = [...this.items.slice(-2), toast];
    if (undo) this.#undoable = [...this.#undoable, { toast, at: Date.now() }].slice(-MOST_UNDONE);
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
    this.#undoable = this.#undoable.filter((it) => it.toast !== toast);
    this.drop(toast);
    toast.action.run();
  }

  /** Takes back the last thing that can be taken back, and says what it was where nothing shows it; answers whether there was one. */
  undoLast() {
    if (!this.canUndo) return false;
    const { toast } = this.#undoable.at(-1);
    const isShown = this.items.includes(toast);
    this.act(toast);
    if (!isShown) this.show({ words: `Undone: ${toast.words}` });
    return true;
  }
}
