import { html } from "../lib/html.js";
import { render } from "../lib/html.js";
import { keepPlaced } from "../lib/placing.js";
import { place } from "../lib/placing.js";
import { comboboxView } from "./combobox-view.js";

const TYPING = 120;
let lastId = 0;

/**
 * A field that searches while one types. `search(text)` returns a promise of `[{value, words, detail}]`; `onChoose` gets
 * one of them; `value` is the words (or the item) that stand in the field. Inside `field` it takes the attributes too.
 */
export const combobox = (options) => html`<search-choice class="combobox" .options=${options}></search-choice>`;

class SearchChoice extends HTMLElement {
  #id = `choice-${++lastId}`;
  #options = {};
  #shown = "";
  #state = { text: "", items: [], active: -1, isOpen: false, isSearching: false, hasFailed: false };
  #searches = 0;
  #typing;
  #stopPlacing;

  set options(options) {
    const words = options.value?.words ?? options.value ?? "";
    if (words !== this.#shown) this.#state.text = words;
    this.#shown = words;
    this.#options = options;
    this.#draw();
  }

  disconnectedCallback() {
    clearTimeout(this.#typing);
    this.#stopPlacing?.();
  }

  #change(change) {
    Object.assign(this.#state, change);
    this.#draw();
  }

  #draw() {
    render(comboboxView(this.#id, this.#options, this.#state, this.#actions), this);
    this.#showList(this.#state.isOpen);
  }

  #showList(isOpen) {
    const panel = this.querySelector("[popover]");
    const field = this.querySelector(".field");
    if (isOpen === panel.matches(":popover-open") || !this.isConnected) {
      if (isOpen) place(panel, field);
      return;
    }
    panel.togglePopover(isOpen);
    this.#stopPlacing?.();
    if (isOpen) this.#stopPlacing = keepPlaced(panel, field);
  }

  async #search(text) {
    const search = ++this.#searches;
    this.#change({ isOpen: true, isSearching: true, hasFailed: false });
    const found = await Promise.resolve(text).then(this.#options.search).catch(() => undefined);
    if (search !== this.#searches || !this.#state.isOpen) return;
    this.#change({ isSearching: false, hasFailed: !found, items: found ?? [], active: found?.length && text ? 0 : -1 });
  }

  #close() {
    clearTimeout(this.#typing);
    this.#searches++;
    this.#change({ isOpen: false, isSearching: false, items: [], active: -1 });
  }

  #choose(item) {
    this.#state.text = item.words;
    this.#close();
    this.#options.onChoose(item);
  }

  #move(active) {
    if (!this.#state.isOpen) return this.#search(this.#state.text === this.#shown ? "" : this.#state.text);
    this.#change({ active });
    this.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  #actions = {
    typed: ({ target }) => {
      this.#change({ text: target.value });
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#search(target.value), TYPING);
    },
    open: () => this.#state.isOpen || this.#search(""),
    leave: () => {
      this.#close();
      if (!this.#state.text) this.#change({ text: this.#shown });
    },
    choose: (item) => this.#choose(item),
    key: (event) => {
      if (event.isComposing) return;
      const act = this.#keys[event.key];
      if (act?.call(this) !== false && act) event.preventDefault();
    },
  };

  /** A key that returns false was not for the list and does what it does in any field. */
  #keys = {
    ArrowDown: () => this.#move((this.#state.active + 1) % Math.max(this.#state.items.length, 1)),
    ArrowUp: () => this.#move(this.#state.active <= 0 ? this.#state.items.length - 1 : this.#state.active - 1),
    Enter: () => {
      const item = this.#state.items[this.#state.active];
      return item ? this.#choose(item) : false;
    },
    Escape: () => (this.#state.isOpen ? this.#close() : false),
  };
}

customElements.define("search-choice", SearchChoice);
