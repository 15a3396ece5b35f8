import { conversationsApi } from "../api/conversations.js";
import { conflicts, isOlder, withFields } from "./conversation-changes.js";

const MOST_ATTEMPTS = 3;

/**
 * The conversations that the page knows, each once: as the server tells of them, with what people here have just changed
 * and the server has not confirmed yet. Listeners are called with the id of each conversation that has changed.
 */
export class Conversations {
  /** Where changes wait that cannot be sent now: `{add(id, fields), shown(conversation), has(id)}`. */
  waiting;

  #api;
  #known = new Map();
  #changes = new Map();
  #shown = new Map();
  #loads = new Map();
  #queues = new Map();
  #listeners = new Set();
  #erasedContacts = new Set();
  #erasures = new Map();

  constructor(api = conversationsApi) {
    this.#api = api;
  }

  /** The conversation as it is to be shown; the same object until it changes. */
  get(id) {
    if (!this.#shown.has(id)) this.#shown.set(id, this.#make(id));
    return this.#shown.get(id);
  }

  /** Those of the known conversations that match, at most so many. */
  find(matches, most) {
    const found = [];
    for (const id of this.#known.keys()) {
      if (found.length < most && matches(this.get(id))) found.push(this.get(id));
    }
    return found;
  }

  /** Whether a change by this page waits for the server. */
  isChanging(id) {
    return this.#changes.has(id) || this.waiting?.has(id) === true;
  }

  /** Takes over what the server says of a conversation, unless something newer is known. */
  put(conversation) {
    if (!conversation || this.#erasedContacts.has(conversation.contactId)) return;
    const known = this.#known.get(conversation.id);
    if (known && isOlder(conversation, known)) return;
    this.#known.set(conversation.id, conversation);
    this.tell(conversation.id);
  }

  /** Forgets a conversation that the server does not have. */
  forget(id) {
    if (this.#known.delete(id)) this.tell(id);
  }

  /**
   * Forgets the conversations of a contact who was erased, and ignores what still arrives about them.
   *
   * @returns the ids of those that were known
   */
  erase(contactId, at) {
    this.#erasedContacts.add(contactId);
    const ids = [...this.#known.values()].filter((it) => it.contactId === contactId).map(({ id }) => id);
    for (const id of ids) {
      this.#erasures.set(id, at);
      this.forget(id);
    }
    return ids;
  }

  /** When the erasure of a conversation's contact was asked for; undefined for one that is not known to be erased. */
  erasedAt(id) {
    return this.#known.has(id) ? undefined : this.#erasures.get(id);
  }

  /** Fetches a conversation; several requests at once are one. */
  load(id) {
    if (!this.#loads.has(id)) {
      const load = this.#api.get(id).then((conversation) => (this.put(conversation), this.get(id)));
      this.#loads.set(id, load.finally(() => this.#loads.delete(id)));
    }
    return this.#loads.get(id);
  }

  /**
   * Changes what people set of a conversation: shown at once, and put back when the server refuses it.
   *
   * @param patch the fields of the API's PATCH, or a function that makes them of the conversation
   * @returns a promise of the changed conversation, which fails with the Problem
   */
  change(id, patch) {
    const fields = (conversation) => (typeof patch === "function" ? patch(conversation) : patch);
    return this.#perform(
      id,
      (conversation) => withFields(conversation, fields(conversation)),
      () => this.#patch(id, fields),
    );
  }

  /** Marks a conversation as read, up to a message or whole. */
  read(id, upTo) {
    const isRead = (conversation) => ({ ...conversation, unreadCount: 0 });
    return this.#perform(id, isRead, () => this.#api.read(id, { upTo }));
  }

  /** Counts the newest message as unread again. */
  unread(id) {
    const isUnread = (conversation) => ({ ...conversation, unreadCount: Math.max(1, conversation.unreadCount ?? 0) });
    return this.#perform(id, isUnread, () => this.#api.read(id, { unread: true }));
  }

  /** Calls the listener with the id of each conversation that changes; returns the function that ends this. */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says that a conversation is to be shown otherwise than before. */
  tell(id) {
    this.#shown.delete(id);
    this.#listeners.forEach((listener) => listener(id));
  }

  /** Changes of one conversation reach the server one after the other, so that none refuses the next. */
  #perform(id, show, send) {
    const change = { show };
    this.#changes.set(id, [...(this.#changes.get(id) ?? []), change]);
    this.tell(id);
    const before = this.#queues.get(id) ?? Promise.resolve();
    const done = before
      .catch(() => {})
      .then(send)
      .then((conversation) => this.put(conversation))
      .finally(() => this.#forget(id, change));
    this.#queues.set(id, done);
    return done.then(() => this.get(id));
  }

  /** Another person may have changed the conversation since: that only matters when it was the same field. */
  async #patch(id, fieldsOf) {
    for (let attempt = 1; ; attempt++) {
      const known = this.#known.get(id) ?? (await this.load(id));
      const fields = fieldsOf(known);
      try {
        return await this.#api.change(id, fields, known.revision);
      } catch (problem) {
        if (isUnreachable(problem) && this.waiting) return this.#wait(id, fields);
        if (problem.status !== 412 || attempt === MOST_ATTEMPTS) throw problem;
        this.put(await this.#api.get(id));
        if (conflicts(known, this.#known.get(id), fieldsOf)) throw problem;
      }
    }
  }

  #wait(id, fields) {
    this.waiting.add(id, fields);
    return this.#known.get(id);
  }

  #forget(id, change) {
    const left = this.#changes.get(id).filter((it) => it !== change);
    if (left.length > 0) this.#changes.set(id, left);
    else this.#changes.delete(id);
    this.tell(id);
  }

  #make(id) {
    const known = this.#known.get(id);
    if (!known) return undefined;
    const waited = this.waiting?.shown(known) ?? known;
    return (this.#changes.get(id) ?? []).reduce((shown, { show }) => show(shown), waited);
  }
}

/** Whether a request had no answer of the server, so that it may have been done or not. */
export const isUnreachable = ({ status }) => status === 0 || status >= 502;
