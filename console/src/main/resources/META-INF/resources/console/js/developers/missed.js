import { get } from "../api/http.js";
import { Problem } from "../api/problem.js";

const A_PAGE = 200;
/** Entries are stored a little out of order. */
const OVERLAP = 10_000;

/** What came to the log while nothing is loaded: since when, how many, and why: "paused", "held" or "lost". */
export class Missed {
  /** Before the first count it is not known whether anything came. */
  isCounted = false;

  #known;
  #shown;
  #from;

  constructor(reason, shown, at = new Date()) {
    this.reason = reason;
    this.at = at;
    this.#known = new Set(shown.map(({ id }) => id));
    this.#shown = this.#known.size;
    this.#from = shown[0]?.at;
  }

  get count() {
    return this.#known.size - this.#shown;
  }

  /** Counts on from what was counted before. A count that fails is left to the next one. */
  async look(parameters) {
    try {
      await this.#read(parameters);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
    }
  }

  async #read(parameters) {
    const query = new URLSearchParams(parameters);
    if (this.#from) query.set("from", new Date(Date.parse(this.#from) - OVERLAP).toISOString());
    query.set("limit", A_PAGE);
    const found = [];
    do {
      const { items, next } = await get(`/api/webhook-log?${query}`);
      found.push(...items);
      query.set("cursor", next ?? "");
    } while (query.get("cursor") && !this.#known.has(found.at(-1).id));
    found.filter(({ at }) => !this.#from || Date.parse(at) >= Date.parse(this.#from) - OVERLAP).forEach(({ id }) => this.#known.add(id));
    this.#from = found[0]?.at ?? this.#from;
    this.isCounted = true;
  }
}
