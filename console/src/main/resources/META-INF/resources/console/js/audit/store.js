import { get } from "../api/http.js";
import { OurNumbers } from "../state/our-numbers.js";
import { Pages } from "../state/pages.js";
import { auditAddress, parametersOf } from "./filter.js";

const PAGE = 50;
const LOOK_EVERY = 20_000;

/** An entry is published and stored after the event of its change. */
const ENTRY_LATER_THAN_EVENT = 2500;

/** Events of changes that people make; those of traffic are none. */
const TELLS_OF_CHANGE =
  /^(number\.|settings\.|label\.|template\.|member\.|note\.|webhook-endpoint\.|recording\.deleted|contact\.(updated|note-added|erased))/;

/** The entries under a filter, newest first. The stream has no entries: they are asked for, and soon after changes. */
export class AuditStore {
  filter = {};
  pages;
  openId;

  #changed;
  #timer;
  #soon;

  constructor(changed) {
    this.#changed = changed;
    this.numbers = new OurNumbers(changed);
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY);
  }

  show(filter, openId) {
    this.openId = openId;
    if (this.pages && auditAddress(filter) === auditAddress(this.filter)) return this.#changed();
    this.filter = filter;
    this.pages?.close();
    const parameters = parametersOf(filter);
    this.pages = new Pages((cursor) => get(`/api/audit?${withPage(parameters, cursor)}`), this.#changed);
    return this.pages.load();
  }

  get entries() {
    return this.pages.items;
  }

  get open() {
    return this.entries.find(({ id }) => id === this.openId);
  }

  apply(event) {
    this.numbers.apply(event);
    if (!TELLS_OF_CHANGE.test(event.type) || this.#soon) return;
    this.#soon = setTimeout(() => {
      this.#soon = undefined;
      this.#look();
    }, ENTRY_LATER_THAN_EVENT);
  }

  refresh() {
    this.pages?.load();
    this.numbers.refresh();
  }

  close() {
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    this.pages?.close();
    this.numbers.close();
  }

  /** What failed is tried again by itself. */
  #look() {
    if (!document.hidden && this.pages && !this.pages.isLoading && !this.pages.problem) this.pages.load();
  }
}

function withPage(parameters, cursor) {
  const query = new URLSearchParams(parameters);
  query.set("limit", PAGE);
  if (cursor) query.set("cursor", cursor);
  return query;
}
