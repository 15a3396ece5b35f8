import { Loaded } from "../state/loaded.js";
import { Pages } from "../state/pages.js";
import { operatorApi, queryOf } from "./api.js";

const PER_PAGE = 50;

/**
 * Failed records of one kind under the filter of the address: how many wait, those that are listed, and the one that is
 * open. A list is loaded only when the address names a filter for it, or always.
 */
export class FailedRecords {
  filter = {};
  pages;
  record;
  openId;

  #changed;
  #api;
  #names;
  #isListed;
  #query;

  /**
   * @param names the parameters of the filter
   * @param isListed answers whether there is a list under a filter
   */
  constructor(kind, names, { changed, isListed = () => true, api = operatorApi }) {
    this.kind = kind;
    this.#names = names;
    this.#changed = changed;
    this.#isListed = isListed;
    this.#api = api;
    this.counts = new Loaded(() => api.counts(kind), changed);
  }

  get waiting() {
    return this.counts.value?.items.reduce((sum, { count }) => sum + count, 0);
  }

  get isNarrowed() {
    return this.#names.some((name) => this.filter[name]);
  }

  /** What of the filter the API takes, times as moments. */
  get selection() {
    const { state, from, to, ...rest } = this.filter;
    const given = Object.entries({ ...rest, from: momentOf(from), to: momentOf(to) });
    return Object.fromEntries(given.filter(([, value]) => value));
  }

  show(query) {
    this.filter = Object.fromEntries(this.#names.map((name) => [name, query.get(name) ?? ""]));
    this.counts.load();
    this.#list();
    this.#open(query.get("open") ?? undefined);
  }

  refresh() {
    this.counts.load();
    this.pages?.load();
  }

  /** A record that was decided about is shown with it. */
  decided() {
    this.refresh();
    this.record?.load();
  }

  close() {
    this.counts.close();
    this.pages?.close();
    this.record?.close();
  }

  #list() {
    const isListed = this.#isListed(this.filter);
    const query = isListed ? queryOf({ ...this.selection, state: this.filter.state }) : undefined;
    if (query === this.#query && this.pages) return this.pages.load();
    this.pages?.close();
    this.#query = query;
    const at = { ...this.selection, state: this.filter.state, limit: PER_PAGE };
    this.pages = isListed ? new Pages((cursor) => this.#api.records(this.kind, { ...at, cursor }), this.#changed) : undefined;
    return this.pages?.load();
  }

  #open(id) {
    if (id === this.openId) return;
    this.openId = id;
    this.record?.close();
    this.record = id && new Loaded(() => this.#api.record(this.kind, id), this.#changed);
    this.record?.load();
  }
}

/** A time as a field has it, on the reader's clock, as the API takes it. */
function momentOf(local) {
  const date = new Date(local || NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
