import { html } from "../lib/html.js";
import { render } from "../lib/html.js";
import { repeat } from "../lib/html.js";
import { rowsInView } from "./windowing.js";

const NEAR_END = 20;

/**
 * A list of any length of which only the rows in view are in the page. `row(item)` draws a row of `rowHeight` pixels
 * (at 16 px text; it grows with the reader's text). `key(item)` tells rows apart, `currentKey` is scrolled to when it
 * changes, `onEnd` is called when the end comes near. Rows that come in above do not move what is being read.
 */
export const windowedList = (options) => html`<windowed-list class="windowed" .options=${options}></windowed-list>`;

class WindowedList extends HTMLElement {
  #options = { items: [] };
  #range = { from: 0, to: 0 };
  #frame = 0;
  #endOf;
  #focusedKey;
  #resized = new ResizeObserver(() => this.#draw());

  set options(options) {
    const before = this.#options;
    this.#options = options;
    const moved = before.items === options.items ? 0 : this.#movedRows(before);
    this.#draw();
    if (moved && this.scrollTop > 0) this.scrollTop += moved * this.#height();
    if (options.currentKey !== before.currentKey && options.currentKey !== undefined) this.reveal(options.currentKey);
  }

  connectedCallback() {
    this.#resized.observe(this);
    this.addEventListener("scroll", this.#later, { passive: true });
    this.addEventListener("keydown", this.#keys);
    this.addEventListener("focusin", this.#remember);
  }

  disconnectedCallback() {
    this.#resized.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  /** Scrolls as little as it takes to show a row. */
  reveal(key) {
    const index = this.#indexOf(key);
    if (index < 0) return;
    const [top, height] = [index * this.#height(), this.#height()];
    if (top < this.scrollTop) this.scrollTop = top;
    else if (top + height > this.scrollTop + this.clientHeight) this.scrollTop = top + height - this.clientHeight;
    this.#draw();
  }

  #later = () => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  };

  #draw() {
    const { items, key, label } = this.#options;
    const height = this.#height();
    this.#range = rowsInView({ top: this.scrollTop, height: this.clientHeight, rowHeight: height, number: items.length });
    const { from, to } = this.#range;
    const shown = items.slice(from, to);
    render(html`<ol role="list" aria-label=${label}>${repeat(shown, key, (item, index) => this.#row(item, from + index))}</ol>`, this);
    const list = this.firstElementChild;
    list.style.setProperty("--row-height", `${height}px`);
    list.style.paddingBlock = `${from * height}px ${(items.length - to) * height}px`;
    this.#keepFocus(shown);
    this.#tellEnd(to);
  }

  #row(item, index) {
    const { items, row } = this.#options;
    return html`<li aria-setsize=${items.length} aria-posinset=${index + 1} .item=${item}>${row(item)}</li>`;
  }

  /** How many rows the first one in view was moved down by those that came in above it. */
  #movedRows({ items, key }) {
    const at = Math.floor(this.scrollTop / this.#height());
    const index = items[at] ? this.#indexOf(key(items[at])) : -1;
    return index < 0 ? 0 : index - at;
  }

  #indexOf(key) {
    return this.#options.items.findIndex((item) => this.#options.key(item) === key);
  }

  #height() {
    return (this.#options.rowHeight ?? 58) * (parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);
  }

  #tellEnd(to) {
    const { items, onEnd } = this.#options;
    if (!onEnd || !items.length || to < items.length - NEAR_END || this.#endOf === items.length) return;
    this.#endOf = items.length;
    onEnd();
  }

  #remember = ({ target }) => {
    const item = target.closest?.("li")?.item;
    this.#focusedKey = item === undefined ? undefined : this.#options.key(item);
  };

  /** A row that scrolled away takes its focus along; the list keeps it until the row is back. */
  #keepFocus(shown) {
    if (this.#focusedKey === undefined) return;
    const isShown = shown.some((item) => this.#options.key(item) === this.#focusedKey);
    const active = document.activeElement;
    if (!isShown && active === document.body) {
      this.tabIndex = -1;
      this.focus({ preventScroll: true });
    } else if (isShown && active === this) {
      this.#focus(this.#focusedKey);
    }
  }

  #focus(key) {
    const row = [...this.querySelectorAll("li")].find(({ item }) => this.#options.key(item) === key);
    row?.querySelector("a, button, [tabindex]")?.focus({ preventScroll: true });
  }

  #keys = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.closest("input, textarea, select, [role=menu]") || this.#focusedKey === undefined) return;
    const next = this.#options.items[this.#indexOf(this.#focusedKey) + step];
    if (!next) return;
    event.preventDefault();
    this.reveal(this.#options.key(next));
    this.#focus(this.#options.key(next));
  };
}

customElements.define("windowed-list", WindowedList);
