import { get, post } from "../api/http.js";
import { Problem } from "../api/problem.js";
import { Pages } from "../state/pages.js";
import { UrlComparison } from "../state/url-comparison.js";
import { Missed } from "./missed.js";

const LOOK_EVERY = 4000;
/** A watch lasts a minute. */
const WATCH_EVERY = 30_000;
const BURST = 1000;
const FILTERS = ["sid", "number", "family", "status", "outcome", "from", "to"];
const A_PAGE = 50;
const LOST = ["reconnecting", "offline"];
const SIGNATURE_REASONS = ["bad-signature", "signature-undecided"];

/**
 * What Twilio sent, under the filter of the address. While it is watched the stream tells of new webhooks, else it is loaded
 * again every few seconds. While it is paused, a row is under the pointer, or the stream is lost, nothing is loaded, and what
 * comes is counted.
 */
export class WebhookLog {
  filter = {};
  openId;
  isHeld = false;
  pages;
  /** What is counted while nothing is loaded. */
  missed;

  #query;
  #compared;
  #changed;
  #timer;
  #renewal;
  #burst;
  #isWatched = false;
  #isDue = false;
  #connection;
  #wasLive = false;

  /** @param connection tells whether the stream is lost */
  constructor(changed, connection) {
    this.#changed = changed;
    this.#connection = connection;
  }

  show(query) {
    this.filter = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? ""]));
    this.openId = query.get("open") ?? undefined;
    const parameters = parametersOf(this.filter).toString();
    this.#start();
    if (this.pages && parameters === this.#query) return;
    this.#query = parameters;
    this.missed = undefined;
    this.pages?.close();
    this.pages = new Pages((cursor) => get(`/api/webhook-log?${parameters}&limit=${A_PAGE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`), this.#changed);
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
    return this.missed?.reason === "paused";
  }

  setPaused(isPaused) {
    if (isPaused) this.missed = new Missed("paused", this.pages.items);
    else this.#goOn();
    this.#changed();
  }

  /** Shows what was missed. What is paused stays so, and counts from then on. */
  async loadMissed() {
    const { isPaused } = this;
    await this.pages.load();
    this.missed = isPaused ? new Missed("paused", this.pages.items) : undefined;
    this.#changed();
  }

  /** Nothing moves under the pointer. */
  hold(isHeld) {
    this.isHeld = isHeld;
    if (!isHeld && this.missed?.reason === "held") this.#goOn();
  }

  refresh() {
    if (this.missed || this.isHeld) this.#isDue = true;
    else this.pages?.load();
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
    this.#timer = setInterval(() => (this.#followsStream() || this.#isDue || !this.#isWatched) && this.#look(), LOOK_EVERY);
    this.#renewal = setInterval(() => this.#watch(), WATCH_EVERY);
    this.#watch();
  }

  /** Loads once more afterwards, because entries may have come before the watch began. Without a watch, polling continues. */
  async #watch() {
    if (document.hidden) return;
    this.#isWatched = await post("/api/webhook-log/watch").then(() => true, notWatched);
    this.#isDue = true;
  }

  /** Whether the stream is lost, or was until now. */
  #followsStream() {
    const isLost = LOST.includes(this.#connection.state);
    if (!isLost) this.#wasLive = true;
    else if (this.#wasLive && !this.isPaused && this.missed?.reason !== "lost") {
      this.missed = new Missed("lost", this.pages.items, this.#connection.since);
      this.#changed();
    }
    return this.missed?.reason === "lost";
  }

  #look() {
    if (document.hidden || this.pages.isLoading || this.pages.problem) return;
    this.#isDue = false;
    if (this.isHeld) this.missed ??= new Missed("held", this.pages.items);
    if (this.missed) this.#countMissed(this.missed);
    else this.pages.load();
  }

  /** When the stream is back, what the first page shows is loaded; more than that is left to the reader. */
  async #countMissed(missed) {
    await missed.look(parametersOf(this.filter));
    if (this.missed !== missed) return;
    const isBack = missed.reason === "lost" && !LOST.includes(this.#connection.state);
    if (isBack && missed.isCounted && missed.count <= A_PAGE && !this.isHeld) this.#goOn();
    this.#changed();
  }

  #goOn() {
    this.missed = undefined;
    this.pages.load();
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
