const MOST_AT_ONCE = 200;
/** How many conversations are looked through for a filter that the API does not know, until the person asks for more. */
const LOOK_THROUGH = 1000;
const ENOUGH = 25;

/** Reads a list of the API page by page, as far as it takes to find enough that belongs to what is shown. */
export class PageReader {
  looked = 0;

  #page;
  #lookThrough;
  #cursor;
  #budget = LOOK_THROUGH;

  /** @param page `({limit, cursor}) => Promise<{items, next}>` */
  constructor(page, { lookThrough }) {
    this.#page = page;
    this.#lookThrough = lookThrough;
  }

  get hasMore() {
    return Boolean(this.#cursor);
  }

  /** Whether more can be looked through, but only when the person asks for it. */
  get isPaused() {
    return this.#lookThrough && this.hasMore && this.looked >= this.#budget;
  }

  goOn() {
    this.#budget = this.looked + LOOK_THROUGH;
  }

  restart() {
    this.#cursor = undefined;
    this.looked = 0;
  }

  /**
   * Reads from where it stopped.
   *
   * @param take takes the items of a page and whether more follow, and answers those that belong to the list
   * @returns a promise of all that belong
   */
  async read(wanted, take) {
    const enough = this.#enough(wanted);
    const found = [];
    do {
      const limit = this.#lookThrough ? MOST_AT_ONCE : Math.min(MOST_AT_ONCE, wanted - found.length);
      const { items, next } = await this.#page({ limit, ...(this.#cursor && { cursor: this.#cursor }) });
      this.#cursor = next;
      this.looked += items.length;
      found.push(...take(items, this.hasMore));
    } while (this.hasMore && found.length < enough && !this.isPaused);
    return found;
  }

  #enough(wanted) {
    return this.#lookThrough ? Math.min(wanted, ENOUGH) : wanted;
  }
}
