import { get, post } from "../api/http.js";
import { Problem } from "../api/problem.js";
import { Pages } from "../state/pages.js";
import { UrlComparison } from "../state/url-comparison.js";

const LOOK_EVERY = 4000;
/** A watch lasts a minute. */
const WATCH_EVERY = 30_000;
const BURST = 1000;
const FILTERS = ["sid", "number", "family", "outcome", "from", "to"];
const MOST_MISSED = 200;
const SIGNATURE_REASONS = ["bad-signature", "signature-undecided"];

/**
 * What Twilio sent, under the filter of the address. While it is watched the stream tells of new webhooks, else it is loaded
 * again every few seconds; neither while it is paused or held.
 */
export class WebhookLog {
  filter = {};
  openId;
  isHeld = false;
  pages;
  /** While the log is paused: since when, and how many webhooks came since; `more` where there are others. */
  pause;

  #query;
  #compared;
  #changed;
  #timer;
  #renewal;
  #burst;
  #isWatched = false;
  #isDue = false;

  constructor(changed) {
    this.#changed = changed;
  }

  show(query) {
    this.filter = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? ""]));
    this.openId = query.get("open") ?? undefined;
    const parameters = parametersOf(this.filter).toString();
    this.#start();
    if (this.pages && parameters === this.#query) return;
    this.#query = parameters;
    this.pause = undefined;
    this.pages?.close();
    this.pages = new Pages((cursor) => get(`/api/webhook-log?${parameters}&limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`), this.#changed);
    this.pages.load();
  }

  get open() {
    return this.pages?.items.find(({ id }) => id === this.openId);
  }

  /** Our URL and Twilio's of the open webhook, where its signature was the reason; undefined else. */
  get comparison() {
    const webhook = this.open;
    if (!SIGNATURE_REASONS.includes(webhook?.reason)) return undefined;
    if (this.#compared?.id !== webhook.id) {
      const webhooksOf = (number) => get(`/api/phone-numbers/webhooks?${new URLSearchParams({ phoneNumberId: number })}`);
      this.#compared = { id: webhook.id, store: new UrlComparison({ ...webhook, webhooksOf, changed: this.#changed }) };
    }
    return this.#compared.store;
  }

  get isNarrowed() {
    return FILTERS.some((name) => this.filter[name]);
  }

  get isPaused() {
    return Boolean(this.pause);
  }

  setPaused(isPaused) {
    this.pause = isPaused ? { at: new Date(), missed: 0 } : undefined;
    if (!isPaused) this.pages.load();
    this.#changed();
  }

  /** Shows what was missed, and stays paused. */
  loadMissed() {
    this.pause = { at: new Date(), missed: 0 };
    this.pages.load();
  }

  /** Nothing moves under the pointer. */
  hold(isHeld) {
    this.isHeld = isHeld;
  }

  refresh() {
    if (!this.isPaused) this.pages?.load();
  }

  /** A burst of webhooks is loaded once. */
  apply({ type }) {
    if (type !== "webhook.logged" || !this.#timer) return;
    this.#isDue = true;
    this.#burst ??= setTimeout(() => {
      this.#burst = undefined;
      this.#look();
    }, BURST);
  }

  leave() {
    [this.#timer, this.#renewal, this.#burst].forEach(clearTimeout);
    this.#timer = this.#renewal = this.#burst = undefined;
    this.#isWatched = false;
    this.isHeld = false;
  }

  close() {
    this.leave();
    this.pages?.close();
  }

  #start() {
    if (this.#timer) return;
    this.#timer = setInterval(() => (this.#isDue || !this.#isWatched) && this.#look(), LOOK_EVERY);
    this.#renewal = setInterval(() => this.#watch(), WATCH_EVERY);
    this.#watch();
  }

  /** Loads once more afterwards, because entries may have come before the watch began. Without a watch, polling continues. */
  async #watch() {
    if (document.hidden) return;
    this.#isWatched = await post("/api/webhook-log/watch").then(() => true, notWatched);
    this.#isDue = true;
  }

  #look() {
    if (document.hidden || this.pages.isLoading || this.pages.problem || (this.isHeld && !this.pause)) return;
    this.#isDue = false;
    if (this.pause) this.#countMissed(this.pause);
    else this.pages.load();
  }

  /** A count that fails is left to the next look. */
  async #countMissed(pause) {
    const shown = this.pages.items;
    const query = parametersOf(this.filter);
    if (shown.length) query.set("from", shown[0].at);
    query.set("limit", MOST_MISSED);
    const page = await get(`/api/webhook-log?${query}`).catch(noAnswer);
    if (!page || this.pause !== pause) return;
    const known = new Set(shown.map(({ id }) => id));
    Object.assign(pause, { missed: page.items.filter(({ id }) => !known.has(id)).length, more: Boolean(page.next) });
    this.#changed();
  }
}

function noAnswer(problem) {
  if (!(problem instanceof Problem)) throw problem;
}

function notWatched(problem) {
  noAnswer(problem);
  return false;
}

/** What the API is asked for; the moments of the filter are in the reader's time. */
function parametersOf(filter) {
  const moment = (text) => (Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString());
  return new URLSearchParams(Object.entries({ ...filter, from: moment(filter.from), to: moment(filter.to) }).filter(([, value]) => value));
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
