import { byStart } from "../state/call-facts.js";
import { Pages } from "../state/pages.js";
import { callOf, callsOf, findCalls } from "./api.js";
import { dayStart, isSelectedHere, parametersOf, selects } from "./filters.js";

const WORTH_SHOWING = 20;
const PAGES_AT_ONCE = 5;

/**
 * The calls under one filter: pages of the server, and what the stream told since. Where the server cannot select all
 * that the filter asks for, more pages are read until enough was found, but only so many at once.
 */
export class CallList {
  #known;
  #filter;
  #selects;
  #found = new Set();
  #looks = PAGES_AT_ONCE;

  constructor(known, filter, agentOf, changed) {
    this.#known = known;
    this.#filter = filter;
    this.#selects = selects(filter, agentOf);
    this.pages = new Pages((cursor) => this.#page(cursor), () => {
      this.#lookFurther();
      changed();
    });
  }

  load() {
    return this.pages.load();
  }

  /** Newest first. */
  get calls() {
    const boundary = this.#boundary;
    const isIn = (call) => (this.#filter.q ? this.#found.has(call.id) : Date.parse(call.startedAt) >= boundary);
    return this.#known.all.filter((call) => isIn(call) && this.#selects(call)).sort(byStart);
  }

  /** The number of calls that were searched while older ones may still match; undefined when the list loads more by itself. */
  get lookedThrough() {
    return this.#isShort && this.pages.hasMore && this.#looks <= 0 ? this.pages.items.length : undefined;
  }

  more() {
    if (this.#goesOn) this.pages.more();
  }

  lookOn() {
    this.#looks = PAGES_AT_ONCE;
    this.#lookFurther();
  }

  close() {
    this.pages.close();
  }

  get #isShort() {
    return isSelectedHere(this.#filter);
  }

  get #goesOn() {
    const last = this.pages.items.at(-1);
    const from = dayStart(this.#filter.from);
    return this.pages.hasMore && !(from && last && Date.parse(last.startedAt) < from);
  }

  get #isIdle() {
    const { value, isLoading, following } = this.pages;
    return Boolean(value) && !isLoading && !following.isLoading && !following.problem;
  }

  /** The start of the oldest call that a page had: of older ones the list does not know whether there are others. */
  get #boundary() {
    const last = this.pages.items.at(-1);
    return this.pages.hasMore && last ? Date.parse(last.startedAt) : -Infinity;
  }

  #lookFurther() {
    if (!this.#isShort || !this.#isIdle || !this.#goesOn) return;
    if (this.calls.length >= WORTH_SHOWING || this.#looks <= 0) return;
    this.#looks--;
    queueMicrotask(() => this.pages.more());
  }

  async #page(cursor) {
    const moment = this.#known.moment;
    const page = this.#filter.q ? await this.#searched(cursor) : await callsOf(parametersOf(this.#filter), cursor);
    for (const call of page.items) this.#known.loaded(call, moment);
    return page;
  }

  async #searched(cursor) {
    const { items, next } = await findCalls(this.#filter.q, cursor);
    const calls = await Promise.all(items.map(({ id }) => callOf(id).catch(unlessGone)));
    const found = calls.filter(Boolean);
    found.forEach(({ id }) => this.#found.add(id));
    return { items: found, next };
  }
}

/** A call that the search still knows may be erased. */
function unlessGone(problem) {
  if (problem.status !== 404) throw problem;
}
