import { conversationsApi } from "../api/conversations.js";
import { Loaded } from "./loaded.js";

const AT_MOST_EVERY_MILLIS = 1000;
const NONE = { open: 0, unread: 0 };

/** What the API calls a view. */
export const countOf = (view) => (view === "all" ? "open" : view);

/** The numbers of conversations by view and label, and of the shown view by channel; asked for again soon after conversations have changed. */
export class ConversationCounts {
  #loaded;
  #timer;
  #askedAt = 0;
  #shown = "open";

  constructor(changed, api = conversationsApi) {
    this.#loaded = new Loaded(() => this.#countsOf(this.#shown, api), changed);
  }

  /** Whether the server was asked, with an answer or not. */
  get isAsked() {
    return this.#askedAt > 0;
  }

  get isKnown() {
    return this.#loaded.value !== undefined;
  }

  /** `{open, unread}` of a view; zeros until they are known. */
  view(name) {
    return this.#loaded.value?.views?.[name] ?? NONE;
  }

  /** Of the shown view; undefined until it was counted. */
  channel(name) {
    return this.#ofShown && (this.#ofShown.channels?.[name] ?? NONE);
  }

  /** The conversations of the shown view whose newest entry is a call; undefined until it was counted. */
  get calls() {
    return this.#ofShown && (this.#ofShown.calls ?? NONE);
  }

  /** Counts another view by channel. */
  show(view) {
    if (this.isKnown && view === this.#shown) return;
    this.#shown = view;
    this.load();
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

  get #ofShown() {
    const counts = this.#loaded.value;
    return counts?.of === this.#shown ? counts : undefined;
  }

  async #countsOf(view, api) {
    return { ...(await api.counts(view)), of: view };
  }

  close() {
    clearTimeout(this.#timer);
    this.#loaded.close();
  }
}
