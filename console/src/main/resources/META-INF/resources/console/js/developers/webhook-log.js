import { get } from "../api/http.js";
import { Pages } from "../state/pages.js";

const LOOK_EVERY = 4000;
const FILTERS = ["sid", "number", "family", "outcome"];

/** What Twilio sent, under the filter of the address; loaded again every few seconds unless it is paused or held. */
export class WebhookLog {
  filter = {};
  openId;
  isPaused = false;
  isHeld = false;
  pages;

  #query;
  #changed;
  #timer;

  constructor(changed) {
    this.#changed = changed;
  }

  show(query) {
    this.filter = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? ""]));
    this.openId = query.get("open") ?? undefined;
    const parameters = queryOf(this.filter);
    this.#timer ??= setInterval(() => this.#look(), LOOK_EVERY);
    if (this.pages && parameters === this.#query) return;
    this.#query = parameters;
    this.pages?.close();
    this.pages = new Pages((cursor) => get(`/api/webhook-log?${parameters}&limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`), this.#changed);
    this.pages.load();
  }

  get open() {
    return this.pages?.items.find(({ id }) => id === this.openId);
  }

  get isNarrowed() {
    return FILTERS.some((name) => this.filter[name]);
  }

  setPaused(isPaused) {
    this.isPaused = isPaused;
    if (!isPaused) this.pages.load();
    this.#changed();
  }

  /** Nothing moves under the pointer. */
  hold(isHeld) {
    this.isHeld = isHeld;
  }

  refresh() {
    if (!this.isPaused) this.pages?.load();
  }

  leave() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.isHeld = false;
  }

  close() {
    this.leave();
    this.pages?.close();
  }

  #look() {
    if (!document.hidden && !this.isPaused && !this.isHeld && !this.pages.isLoading && !this.pages.problem) this.pages.load();
  }
}

export const queryOf = (filter, open) => {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  if (open) query.set("open", open);
  return query.toString();
};

/** The command that sends the same once more; Twilio's signature is not kept, so that a real ingress turns it down. */
export function curlOf({ path, query = {}, parameters = {} }) {
  const target = `${location.origin}${path}${pairs(query).length ? `?${new URLSearchParams(pairs(query))}` : ""}`;
  return ["curl -X POST", quoted(target), ...pairs(parameters).map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`)].join(" \\\n  ");
}

const pairs = (map) => Object.entries(map).flatMap(([name, values]) => values.map((value) => [name, value]));
const quoted = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
