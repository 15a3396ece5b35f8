/** How long a change of the same field belongs to the one before. */
const TYPING_MILLIS = 1500;

const STEPS = 200;

/** The versions of a plan while its author changes it, for undo and redo. */
export class EditHistory {
  #past = [];
  #future = [];
  #present;
  #last = {};

  constructor(present) {
    this.#present = present;
  }

  get present() {
    return this.#present;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /**
   * Makes another version the present one.
   *
   * @param field names what is typed in, so that a word is one step and not each of its letters
   */
  change(next, { field, at = Date.now() } = {}) {
    const isTyping = field && field === this.#last.field && at - this.#last.at < TYPING_MILLIS;
    if (!isTyping) this.#past = [...this.#past, this.#present].slice(-STEPS);
    this.#present = next;
    this.#future = [];
    this.#last = { field, at };
  }

  undo() {
    if (!this.canUndo) return;
    this.#future.push(this.#present);
    this.#present = this.#past.pop();
    this.#last = {};
  }

  redo() {
    if (!this.canRedo) return;
    this.#past.push(this.#present);
    this.#present = this.#future.pop();
    this.#last = {};
  }
}
