import { Loaded } from "../../state/loaded.js";
import { PageReader } from "./page-reader.js";
import { RowOrder } from "./row-order.js";

const FIRST = 50;
const MORE = 100;
const MOST_AGAIN = 1000;
const NEW_MILLIS = 500;

/**
 * The rows of one list: what the server listed, in order, kept up to date by what becomes known of single conversations.
 *
 * While the list is not at its top, nothing is put above what the person reads: it waits, counted in `newer`.
 */
export class ConversationRows {
  isAtTop = true;

  #conversations;
  #reader;
  #matches;
  #isDecidable;
  #changed;
  #order;
  #waiting = new Set();
  #touched = new Set();
  /** What the server has listed; where it alone can decide, nothing else gets in. */
  #listed = new Set();
  /** When rows were added by events. */
  #arrivedAt = new Map();
  #wantsMore = false;
  #keptAt;
  #kept;
  #stop;

  /**
   * @param page `({limit, cursor}) => Promise<{items, next}>`, the API's list
   * @param matches `(conversation) => boolean`
   * @param isDecidable whether `matches` says the whole truth
   * @param lookThrough whether most of what the API lists may not match
   * @param isByWait whether the API lists the longest wait first
   */
  constructor({ conversations, page, matches, isDecidable = true, lookThrough = false, isByWait = false, changed }) {
    this.first = new Loaded(() => this.#loadFirst(), () => this.#firstChanged());
    this.following = new Loaded(() => this.#loadMore(), changed);
    this.isLookingThrough = lookThrough;
    this.#conversations = conversations;
    this.#reader = new PageReader(page, { lookThrough });
    this.#matches = matches;
    this.#isDecidable = isDecidable;
    this.#changed = changed;
    this.#order = new RowOrder(isByWait);
    this.#stop = conversations.listen((id) => this.#conversationChanged(id));
  }

  get ids() {
    return this.#order.ids;
  }

  /** What `whenLoaded` draws: rows that the device kept are shown until the server has answered. */
  get state() {
    const { problem, at, nextTryAt, isLoading } = this.first;
    const value = this.first.value ?? (this.ids.length > 0 || undefined);
    return { value, problem, at: at ?? this.#keptAt, nextTryAt, isLoading, retryNow: () => this.first.retryNow() };
  }

  get hasMore() {
    return this.#reader.hasMore;
  }

  get isPaused() {
    return this.#reader.isPaused;
  }

  /** How many conversations were looked through. */
  get looked() {
    return this.#reader.looked;
  }

  /** How many conversations wait above the list until the person looks. */
  get newer() {
    return this.#waiting.size;
  }

  /** Whether a row has come just now by itself, and is to be seen coming. */
  isNew(id) {
    return Date.now() - this.#arrivedAt.get(id) < NEW_MILLIS;
  }

  load() {
    return this.first.load();
  }

  /** Shows what the device kept of the list, as long as nothing newer is known. */
  showKept({ items, at }) {
    if (this.first.value) return;
    this.#keptAt = at;
    for (const item of items) {
      this.#conversations.put(item);
      if (this.#belongs(item.id)) this.#place(item.id);
      this.#touched.delete(item.id);
    }
    this.#changed();
  }

  /** The next rows, if there are any; while others are on their way, afterwards. */
  async more() {
    this.#wantsMore = this.first.isLoading;
    if (!this.hasMore || this.isPaused || this.first.isLoading || this.following.isLoading) return;
    await this.following.load();
  }

  /** Goes on where looking through many conversations has paused. */
  lookFurther() {
    this.#reader.goOn();
    return this.more();
  }

  /** Follows the scroll: at its top, what waited is shown. */
  scrolled(isAtTop) {
    this.isAtTop = isAtTop;
    if (isAtTop) this.showNewer();
  }

  showNewer() {
    if (this.#waiting.size === 0) return;
    for (const id of this.#waiting) this.#place(id);
    this.#waiting.clear();
    this.#changed();
  }

  /** The open conversation stays in the list when it does not belong there any more, until another one is opened. */
  keep(id) {
    const before = this.#kept;
    this.#kept = id;
    if (before && before !== id) this.#conversationChanged(before);
  }

  close() {
    this.#stop();
    this.first.close();
    this.following.close();
  }

  #firstChanged() {
    if (this.#wantsMore && !this.first.isLoading) this.more();
    this.#changed();
  }

  /** As many as were there before, so that nothing jumps; what happened while they were asked for counts. */
  async #loadFirst() {
    const wanted = Math.min(Math.max(this.ids.length, FIRST), MOST_AGAIN);
    this.#reader.restart();
    this.#touched.clear();
    const found = await this.#reader.read(wanted, (items, hasMore) => this.#take(items, hasMore));
    const listed = new Set(found.map(({ id }) => id));
    for (const id of [...this.ids]) {
      if (!listed.has(id) && !this.#touched.has(id) && id !== this.#kept) this.#order.remove(id);
    }
    return true;
  }

  async #loadMore() {
    await this.#reader.read(MORE, (items, hasMore) => this.#take(items, hasMore));
    return true;
  }

  #take(items, hasMore) {
    items.forEach((item) => this.#conversations.put(item));
    this.#order.end = hasMore ? items.at(-1) : undefined;
    const found = items.filter(({ id }) => this.#belongs(id));
    found.forEach(({ id }) => this.#listed.add(id));
    for (const { id } of found) this.#place(id);
    this.#changed();
    return found;
  }

  #belongs(id) {
    const conversation = this.#conversations.get(id);
    return Boolean(conversation) && this.#matches(conversation);
  }

  #place(id) {
    this.#order.place(this.#conversations.get(id));
  }

  #conversationChanged(id) {
    this.#touched.add(id);
    const isListed = this.#order.has(id);
    if (!this.#belongs(id)) this.#leave(id);
    else if (this.#isDecidable || this.#listed.has(id)) this.#moveOrWait(id, isListed);
    this.#changed();
  }

  #leave(id) {
    this.#waiting.delete(id);
    if (id !== this.#kept || !this.#conversations.get(id)) this.#order.remove(id);
  }

  #moveOrWait(id, isListed) {
    const conversation = this.#conversations.get(id);
    if (this.isAtTop || !this.#order.isNewest(conversation)) {
      if (!isListed && this.first.value) this.#arrivedAt.set(id, Date.now());
      this.#order.place(conversation);
    } else if (!isListed || this.#order.isOutOfPlace(conversation)) this.#waiting.add(id);
  }
}
