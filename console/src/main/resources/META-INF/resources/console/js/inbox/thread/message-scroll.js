const NEAR = 800;
const AT_END = 24;

/**
 * The scrolling region of a timeline. It stands at its end until the reader scrolls up, and then keeps what is being read
 * in its place, whatever is added, removed or grows above.
 *
 * Tells by events: `near-start` and `near-end` when there is little left to scroll, `end-changed` with whether the end is
 * in view. Browsers' own scroll anchoring is off, since Safari has none and it does not know the end.
 */
export class MessageScroll extends HTMLElement {
  isAtEnd = true;
  #anchor;
  #content;
  #mutations = new MutationObserver(() => this.#keepPlace());
  #sizes = new ResizeObserver(() => this.#keepPlace());

  connectedCallback() {
    this.addEventListener("scroll", this.#scrolled, { passive: true });
    this.#mutations.observe(this, { childList: true, subtree: true });
    this.#sizes.observe(this);
    this.#content = this.querySelector("[data-rows]");
    if (this.#content) this.#sizes.observe(this.#content);
  }

  disconnectedCallback() {
    this.removeEventListener("scroll", this.#scrolled);
    this.#mutations.disconnect();
    this.#sizes.disconnect();
  }

  toEnd() {
    this.#setAtEnd(true);
    this.scrollTop = this.scrollHeight;
  }

  /** Brings a row into the middle, and keeps it there. */
  toRow(key) {
    const row = this.#row(key);
    if (!row) return false;

    this.#setAtEnd(false);
    const middle = row.offsetTop - (this.clientHeight - Math.min(row.offsetHeight, this.clientHeight)) / 2;
    this.scrollTop = middle;
    this.#remember();
    return true;
  }

  #scrolled = () => {
    this.#setAtEnd(this.scrollHeight - this.scrollTop - this.clientHeight < AT_END);
    this.#remember();
    this.#askForMore();
  };

  #keepPlace() {
    this.#content ??= this.querySelector("[data-rows]");
    if (this.isAtEnd) this.scrollTop = this.scrollHeight;
    else this.#restore();
    this.#askForMore();
  }

  #restore() {
    const row = this.#anchor && this.#row(this.#anchor.key);
    if (!row) return;
    const moved = row.offsetTop - this.scrollTop - this.#anchor.offset;
    if (Math.abs(moved) >= 1) this.scrollTop += moved;
  }

  /** The first row that is in view, and where in the view it is. */
  #remember() {
    const rows = this.#content?.children ?? [];
    let [low, high] = [0, rows.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle].offsetTop + rows[middle].offsetHeight > this.scrollTop) high = middle;
      else low = middle + 1;
    }
    const row = rows[low];
    this.#anchor = row && { key: row.dataset.key, offset: row.offsetTop - this.scrollTop };
  }

  #askForMore() {
    if (this.scrollTop < NEAR) this.dispatchEvent(new Event("near-start"));
    if (this.scrollHeight - this.scrollTop - this.clientHeight < NEAR) this.dispatchEvent(new Event("near-end"));
  }

  #setAtEnd(isAtEnd) {
    if (isAtEnd === this.isAtEnd) return;
    this.isAtEnd = isAtEnd;
    this.dispatchEvent(new Event("end-changed"));
  }

  #row(key) {
    return this.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }
}

customElements.define("message-scroll", MessageScroll);
