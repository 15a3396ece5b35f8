const NAME = "inbox-filters";
const MOST = 20;

/** Filters that a person keeps under a name, on this device; other tabs follow. */
export class SavedFilters {
  #all;
  #changed;
  #follow = ({ key }) => {
    if (key !== NAME) return;
    this.#all = read();
    this.#changed();
  };

  constructor(changed) {
    this.#changed = changed;
    this.#all = read();
    addEventListener("storage", this.#follow);
  }

  /** `[{words, href}]`, the first saved first. */
  get all() {
    return this.#all;
  }

  has(href) {
    return this.#all.some((filter) => filter.href === href);
  }

  save(words, href) {
    const others = this.#all.filter((filter) => filter.href !== href && filter.words !== words);
    this.#write([...others, { words: words.trim(), href }].slice(-MOST));
  }

  remove(href) {
    this.#write(this.#all.filter((filter) => filter.href !== href));
  }

  close() {
    removeEventListener("storage", this.#follow);
  }

  #write(all) {
    localStorage.setItem(NAME, JSON.stringify(all));
    this.#all = all;
    this.#changed();
  }
}

/** What an older version left there may be anything. */
function read() {
  try {
    const all = JSON.parse(localStorage.getItem(NAME));
    return Array.isArray(all) ? all.filter(isFilter) : [];
  } catch {
    return [];
  }
}

const isFilter = (it) => typeof it?.words === "string" && typeof it.href === "string" && it.href.startsWith("/inbox/");
