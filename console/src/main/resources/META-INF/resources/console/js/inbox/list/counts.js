import { conversationsApi } from "../../api/conversations.js";
import { Loaded } from "../../state/loaded.js";

const AT_MOST_EVERY_MILLIS = 1000;
const NONE = { open: 0, unread: 0 };

/** The numbers of conversations by view, channel and label; asked for again soon after conversations have changed. */
export class Counts {
  #loaded;
  #timer;
  #askedAt = 0;

  constructor(changed, api = conversationsApi) {
    this.#loaded = new Loaded(() => api.counts(), changed);
  }

  get isKnown() {
    return this.#loaded.value !== undefined;
  }

  /** `{open, unread}` of a view; zeros until they are known. */
  view(name) {
    return this.#loaded.value?.views?.[name] ?? NONE;
  }

  channel(name) {
    return this.#loaded.value?.channels?.[name] ?? NONE;
  }

  /** The channels that the tenant has conversations on, `sms` and `whatsapp` first. */
  get channels() {
    const known = Object.keys(this.#loaded.value?.channels ?? {});
    return [...new Set(["sms", "whatsapp", ...known])];
  }

  label(id) {
    return this.#loaded.value?.labels?.[id] ?? NONE;
  }

  load() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#askedAt = Date.now();
    return this.#loaded.load();
  }

  /** A hundred changes in a second are one request. */
  loadSoon() {
    const wait = Math.max(100, this.#askedAt + AT_MOST_EVERY_MILLIS - Date.now());
    this.#timer ??= setTimeout(() => this.load(), wait);
  }

  close() {
    clearTimeout(this.#timer);
    this.#loaded.close();
  }
}
