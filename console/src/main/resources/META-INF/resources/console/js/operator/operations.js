import { Loaded } from "../state/loaded.js";
import { operatorApi } from "./api.js";

const WHILE_OPEN = 2000;
const ELSE = 30_000;
const OPEN = new Set(["queued", "running"]);

export const isOpen = ({ state }) => OPEN.has(state);

/** An operation that changed something, or did its best to. */
export const hasActed = ({ dryRun }) => !dryRun;

/** The newest operations on failed records, of all operators. Asked for often while one of them is open. */
export class Operations {
  #changed;
  #ended;
  #timer;
  #wereOpen = new Set();

  /** @param ended is told each operation that has ended since the page was opened */
  constructor(changed, ended, api = operatorApi) {
    this.#changed = changed;
    this.#ended = ended;
    this.list = new Loaded(() => api.replays().then(({ items }) => items), () => this.#loaded());
  }

  get items() {
    return this.list.value ?? [];
  }

  /** Those that write and have not ended. */
  get open() {
    return this.items.filter((operation) => isOpen(operation) && hasActed(operation));
  }

  find(id) {
    return this.items.find((operation) => operation.id === id);
  }

  /** The last one of a kind that decided about records. */
  last(kind) {
    const decided = ({ counts }) => counts.replayed + counts.discarded > 0;
    return this.items.find((operation) => operation.kind === kind && hasActed(operation) && !isOpen(operation) && decided(operation));
  }

  load() {
    return this.list.load();
  }

  close() {
    clearTimeout(this.#timer);
    this.list.close();
  }

  #loaded() {
    this.#changed();
    if (this.list.isLoading) return;
    const ended = this.items.filter(({ id, state }) => this.#wereOpen.has(id) && !OPEN.has(state));
    this.#wereOpen = new Set(this.items.filter(isOpen).map(({ id }) => id));
    ended.forEach((operation) => this.#ended(operation));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), this.#wereOpen.size > 0 ? WHILE_OPEN : ELSE);
  }

  /** What failed is tried again by itself. */
  #look() {
    if (document.hidden) this.#timer = setTimeout(() => this.#look(), WHILE_OPEN);
    else if (!this.list.problem) this.load();
  }
}
