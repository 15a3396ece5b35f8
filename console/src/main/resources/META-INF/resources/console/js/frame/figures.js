import { get } from "../api/http.js";
import { countWords } from "../lib/amounts.js";
import { ConversationCounts, countOf } from "../state/conversation-counts.js";
import { Loaded } from "../state/loaded.js";
import { screenOf } from "./screens.js";

const SOON_MILLIS = 1000;
const AT_LATEST_MILLIS = 2000;

/**
 * The figures in the navigation, of which the tab's title shows one, on whichever screen one is: asked for at the start, and
 * again soon after an event that may have changed them.
 */
export class Figures {
  /** The counts of conversations, which the inbox shows beside its views too. */
  counts = new ConversationCounts(() => this.#showConversations());

  #frame;
  #calls = new Loaded(() => get("/api/calls/counts"), () => this.#showCalls());
  #health = new Loaded(() => get("/api/doctor"), () => this.#showHealth());
  #timers = new Map();

  constructor(frame) {
    this.#frame = frame;
  }

  /** Asks once the screen that is open has asked for what it shows. The inbox asks for the counts itself. */
  start() {
    const whenIdle = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, SOON_MILLIS));
    whenIdle(() => this.#begin(), { timeout: AT_LATEST_MILLIS });
  }

  apply({ type }) {
    if (type.startsWith("conversation.") && this.counts.isKnown) this.counts.loadSoon();
    if (type.startsWith("call.")) this.#loadSoon(this.#calls);
    if (type === "doctor.changed") this.#loadSoon(this.#health);
  }

  /** Events may be missing. */
  refresh() {
    if (this.counts.isKnown) this.counts.loadSoon();
    this.#mine.forEach((loaded) => this.#loadSoon(loaded));
  }

  get #mine() {
    const frame = this.#frame;
    return [frame.has("agent") && this.#calls, frame.has("admin") && this.#health].filter(Boolean);
  }

  #begin() {
    if (this.#frame.has("agent") && !this.counts.isAsked) this.counts.load();
    this.#mine.forEach((loaded) => loaded.load());
  }

  /** A hundred events in a second are one request. */
  #loadSoon(loaded) {
    if (this.#timers.has(loaded) || !this.#mine.includes(loaded)) return;
    const load = () => {
      this.#timers.delete(loaded);
      loaded.load();
    };
    this.#timers.set(loaded, setTimeout(load, SOON_MILLIS));
  }

  /** The lines below the inbox are others now. */
  viewsChanged() {
    this.#showConversations();
  }

  /** The person's unread conversations and those without an assignee; shown beside the inbox and in the title. */
  #showConversations() {
    const { counts } = this;
    if (counts.isKnown) {
      const waits = counts.view("mine").unread + counts.view("unassigned").unread;
      this.#show("inbox", waits, { hot: true });
      for (const view of this.#frame.badges.views(screenOf({ path: ["inbox"] }))) this.#showView(view);
    }
    this.#frame.changed();
  }

  /** Of mentions and closed conversations only the unread ones are counted, because the others need no work. */
  #showView({ path, href, label }) {
    const { open = 0, unread = 0 } = label ? this.counts.label(label) : href ? {} : this.counts.view(countOf(path));
    const isDone = path === "mentions" || path === "closed";
    this.#show(`inbox/${path}`, isDone ? 0 : open, { unread });
  }

  /** Missed calls without a call back. */
  #showCalls() {
    this.#show("calls", this.#calls.value?.notCalledBack ?? 0, { hot: true });
  }

  #showHealth() {
    const broken = (this.#health.value?.checks ?? []).filter(({ state }) => state === "broken").length;
    this.#show("health", broken, { alarm: true });
  }

  #show(place, amount, { unread = 0, ...look }) {
    const badge = { ...look, amount: amount > 0 ? countWords(amount) : undefined, unread: unread > 0 ? countWords(unread) : undefined };
    this.#frame.badges.set(place, badge.amount || badge.unread ? badge : undefined);
  }
}
