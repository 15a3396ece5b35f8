import { serverNow } from "../api/server-clock.js";
import { uuid } from "../lib/uuid.js";
import { OutboxSender } from "./outbox-sender.js";

const CHANNEL = "switchboard-outbox";

/**
 * What the person did that the server has not confirmed yet: texts, notes, and other writes of a conversation.
 *
 * Each entry has one idempotency key for its whole life and is kept on the device until the server has answered, so that
 * it survives a reload, a lost connection and a closed tab, and is done once. Of all tabs the one that holds the lock
 * sends; the others show what it does. The entries of one conversation are sent in their order.
 *
 * An entry is "waiting", "sending", "refused" (with its `problem`), or "unknown": it was sent and there was no answer, so
 * that it may have been done. Trying again is safe, and happens by itself.
 *
 * Events: "sent" with `detail: {entry, answer}`, in every tab; "changed".
 */
export class Outbox extends EventTarget {
  #database;
  #entries = new Map();
  #unkept = new Set();
  #gone = new Set();
  #channel;
  #sender;
  #loading;
  #order = 0;

  constructor(database) {
    super();
    this.#database = database;
    this.#sender = new OutboxSender({
      next: () => this.#sendable(),
      update: (entry, change) => this.#update(entry, change),
      done: (entry, answer) => this.#done(entry, answer),
    });
  }

  /** Reads what was kept, and sends once this tab is the one to do so. */
  async open() {
    if (globalThis.BroadcastChannel) {
      this.#channel = new BroadcastChannel(CHANNEL);
      this.#channel.addEventListener("message", ({ data }) => this.#heard(data));
    }
    await this.#read();
    this.#sender.start();
  }

  /**
   * @param wanted `conversationId`, `method`, `path`, `body`; `files` that are uploaded first and named in `mediaIds`;
   *   `words` and `whom` for where it is listed; `key`, when the caller has one already
   * @returns the entry, which is in the list at once
   */
  add({ key = uuid(), files = [], mediaIds = [], method = "POST", ...wanted }) {
    this.#order = Math.max(this.#order + 1, Date.now(), ...this.all().map(({ order }) => order + 1));
    const at = new Date(serverNow()).toISOString();
    const entry = { ...wanted, key, files, method, mediaIds, at, order: this.#order, state: "waiting", attempts: 0 };
    this.#entries.set(key, entry);
    this.#keep(entry);
    this.#changed();
    return entry;
  }

  /** In their order. */
  all() {
    return [...this.#entries.values()].sort(byTime);
  }

  of(conversationId) {
    return this.all().filter((entry) => entry.conversationId === conversationId);
  }

  get(key) {
    return this.#entries.get(key);
  }

  /** How many will go out by themselves. */
  get waiting() {
    return [...this.#entries.values()].filter(({ state }) => state !== "refused").length;
  }

  /** Takes an entry away; answers false for one that is being sent, which cannot be called back. */
  async discard(key) {
    const discarded = (kept) => (kept.state === "sending" ? undefined : { ...kept, isDiscarded: true });
    if (!(await this.#database.change("outbox", key, discarded))) return false;
    await this.#forget(key);
    this.#tell({ kind: "changed" });
    this.#changed();
    return true;
  }

  /** Adds what was discarded again, under a key of its own. */
  putBack({ conversationId, method, path, body, files, mediaIds, words, whom, form }) {
    return this.add({ conversationId, method, path, body, files, mediaIds, words, whom, form });
  }

  /** Sends at once what waits or was refused, under the same key. */
  async retry(key) {
    const entry = this.#entries.get(key);
    if (!entry || entry.state === "sending") return;
    await this.#update(entry, { state: "waiting", problem: undefined, nextTryAt: undefined });
    this.#sender.wake();
  }

  /** At the log-out. */
  async clear() {
    this.#sender.stop();
    this.#entries.clear();
    this.#changed();
  }

  async #keep(entry) {
    this.#unkept.add(entry.key);
    await this.#database.put("outbox", entry.key, entry).catch(reportError);
    this.#unkept.delete(entry.key);
    this.#tell({ kind: "changed" });
    this.#sender.wake();
  }

  async #forget(key) {
    this.#gone.add(key);
    this.#entries.delete(key);
    await this.#database.remove("outbox", key);
  }

  /** What this tab is sending, or adds at this moment, it knows better than the database. */
  #read() {
    this.#loading = (this.#loading ?? Promise.resolve()).then(async () => {
      const kept = await this.#database.all("outbox").catch(() => []);
      const fresh = this.all().filter(({ key }) => this.#unkept.has(key));
      const known = [...kept, ...fresh].filter(({ key, isDiscarded }) => !isDiscarded && !this.#gone.has(key));
      this.#entries = new Map(known.map((entry) => [entry.key, this.#sender.current(entry) ?? entry]));
      this.#changed();
    });
    return this.#loading;
  }

  /** The first of each conversation that is not refused; what comes after it has to wait. */
  #sendable() {
    const firsts = new Map();
    for (const entry of this.all()) {
      if (entry.state !== "refused" && !firsts.has(entry.conversationId)) firsts.set(entry.conversationId, entry);
    }
    return [...firsts.values()];
  }

  /** Answers whether the entry is still there to be changed: another tab may have discarded it. */
  async #update(entry, change) {
    const isThere = await this.#database.change("outbox", entry.key, (kept) =>
      kept.isDiscarded ? undefined : { ...kept, ...change },
    );
    if (isThere) Object.assign(entry, change);
    this.#tell({ kind: "changed" });
    this.#changed();
    return isThere;
  }

  async #done(entry, answer) {
    await this.#forget(entry.key);
    this.#tell({ kind: "sent", entry: withoutFiles(entry), answer });
    this.#sent(entry, answer);
  }

  #heard({ kind, entry, answer }) {
    if (kind === "sent") {
      this.#entries.delete(entry.key);
      this.#sent(entry, answer);
    } else this.#read().then(() => this.#sender.wake());
  }

  #sent(entry, answer) {
    this.dispatchEvent(new CustomEvent("sent", { detail: { entry, answer } }));
    this.#changed();
  }

  #tell(news) {
    this.#channel?.postMessage(news);
  }

  #changed() {
    this.dispatchEvent(new Event("changed"));
  }
}

const byTime = (a, b) => a.order - b.order;

const withoutFiles = ({ files: _, ...entry }) => entry;
