import { Loaded } from "./loaded.js";

/**
 * A list that the server hands out page by page, each item once.
 *
 * `value`, `problem`, `at`, `isLoading` and `nextTryAt` are those of the first page, so that `whenLoaded` draws this as
 * it draws a `Loaded`; `following` is the page that `more()` asks for, with a problem of its own.
 */
export class Pages {
  items = [];
  following;

  #first;
  #changed;
  #key;
  #cursor;

  /**
   * @param load `(cursor) => Promise<{items, next}>`; the cursor is undefined for the first page
   * @param key what tells two items to be the same
   */
  constructor(load, changed = () => {}, key = (item) => item.id) {
    this.#changed = changed;
    this.#key = key;
    this.#first = new Loaded(() => load(undefined).then((page) => this.#refresh(page)), changed);
    this.following = new Loaded(() => load(this.#cursor).then((page) => this.#append(page)), changed);
  }

  get value() {
    return this.#first.value && this.items;
  }

  get problem() {
    return this.#first.problem;
  }

  get at() {
    return this.#first.at;
  }

  get isLoading() {
    return this.#first.isLoading;
  }

  get nextTryAt() {
    return this.#first.nextTryAt;
  }

  get hasMore() {
    return Boolean(this.#cursor);
  }

  load() {
    return this.#first.load();
  }

  retryNow() {
    return this.#first.retryNow();
  }

  /** The next page, if there is one and it is not on its way. */
  async more() {
    if (this.#cursor && !this.following.isLoading) await this.following.load();
  }

  /** Changes the items, as events do. */
  change(change) {
    this.items = change(this.items);
    this.#changed();
  }

  close() {
    this.#first.close();
    this.following.close();
  }

  /** What follows the first page stays only if nothing can be missing between the two. */
  #refresh({ items, next }) {
    const fresh = new Set(items.map(this.#key));
    const meet = this.items.findIndex((item) => fresh.has(this.#key(item)));
    const rest = meet < 0 || !next ? [] : this.items.slice(meet).filter((item) => !fresh.has(this.#key(item)));
    if (rest.length === 0) this.#cursor = next;
    this.items = [...items, ...rest];
    return true;
  }

  #append({ items, next }) {
    const known = new Set(this.items.map(this.#key));
    this.items = [...this.items, ...items.filter((item) => !known.has(this.#key(item)))];
    this.#cursor = next;
    return true;
  }
}
