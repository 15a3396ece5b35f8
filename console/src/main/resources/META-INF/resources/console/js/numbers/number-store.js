import { get } from "../api/http.js";
import { getRevised } from "../api/http.js";
import { post } from "../api/http.js";
import { Loaded } from "../state/loaded.js";

const DAYS = 30;

const day = (daysAgo) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

/** One number that is open: itself with its revision, its webhooks at Twilio, its use and its history. */
export class NumberStore {
  etag;

  /** @param name the number's id, its SID or its address, as the address of the page has it */
  constructor(name, changed, { isAdmin }) {
    this.isAdmin = isAdmin;
    this.number = new Loaded(() => this.#read(`/api/phone-numbers/${encodeURIComponent(name)}`), changed);
    this.comparison = new Loaded(() => get(`/api/phone-numbers/webhooks?phoneNumberId=${this.id}`), changed);
    this.usage = new Loaded(() => get(`/api/usage?groupBy=day&number=${this.id}&from=${day(DAYS - 1)}&to=${day(0)}`), changed);
    this.audit = new Loaded(() => get(`/api/audit?phoneNumberId=${this.id}&limit=50`), changed);
    this.log = new Loaded(() => this.#readLog(), changed);
    this.replies = new Loaded(() => getRevised("/api/settings/auto-reply"), changed);
    this.place = new Loaded(() => get(`/api/addresses?${new URLSearchParams({ text: this.number.value.address })}`), changed);
    this.effective = new Loaded(() => this.#readEffective(), changed);
  }

  get id() {
    return this.number.value.id;
  }

  async load() {
    await this.number.load();
    if (!this.number.value) return;
    await Promise.all([this.comparison.load(), this.place.load(), this.isAdmin && this.usage.load(), this.isAdmin && this.log.load()]);
  }

  /** Takes over a number that a request answered with. */
  put(number) {
    this.etag = `"${number.revision}"`;
    this.number.set(number);
  }

  /** Loads what a tab shows, if nothing of it is there yet. */
  open(tab) {
    const wanted = { history: this.audit, texts: this.replies, usage: this.usage, webhooks: this.log }[tab];
    if (wanted && this.isAdmin && !wanted.value && !wanted.isLoading) wanted.load();
  }

  /** Loads again what may be out of date and has been shown. */
  refresh() {
    for (const loaded of [this.number, this.comparison, this.usage, this.audit, this.log]) if (loaded.value) loaded.load();
  }

  get all() {
    return [this.number, this.comparison, this.usage, this.audit, this.log, this.replies, this.place, this.effective];
  }

  close() {
    this.all.forEach((loaded) => loaded.close());
  }

  async #read(path) {
    const { data, etag } = await getRevised(path);
    this.etag = etag;
    return data;
  }

  async #readLog() {
    const { items } = await get(`/api/webhook-log?limit=20&number=${encodeURIComponent(this.number.value.address)}`);
    return items;
  }

  /** The plan that answers the number now, when it has none of its own. */
  #readEffective() {
    return post("/api/voice-plans/preview", { phoneNumberId: this.id, digits: [], answers: {} });
  }
}
