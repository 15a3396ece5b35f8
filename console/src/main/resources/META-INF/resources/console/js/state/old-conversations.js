import { mediaWords } from "../lib/media-words.js";
import { byActivity } from "./ordering.js";

/** The conversations known so far, each once, in the order of their latest activity. */
export class Conversations {
  loaded = false;
  next = null;

  #known = new Map();
  #unread = new Set();

  get(id) {
    return this.#known.get(id);
  }

  put(conversation) {
    const known = this.#known.get(conversation.id);
    const unread = this.#unread.has(conversation.id);
    this.#known.set(conversation.id, { ...(known ? latest(known, conversation) : conversation), unread });
  }

  /** Starts again from the first page: what is not on it may have changed unnoticed. */
  refresh({ items, next }) {
    const last = items.at(-1);
    for (const conversation of this.#known.values()) {
      if (last && byActivity(conversation, last) > 0) this.#known.delete(conversation.id);
    }
    this.addMore({ items, next });
    this.loaded = true;
  }

  addMore({ items, next }) {
    items.forEach((conversation) => this.put(conversation));
    this.next = next;
  }

  noteMessage({ conversationId, direction, body, media, createdAt }) {
    const known = this.#known.get(conversationId);
    const preview = body?.trim() ? body : mediaWords(media);
    if (known) this.put({ ...known, lastMessage: { direction, preview, at: createdAt } });
  }

  setUnread(id, unread) {
    if (unread) this.#unread.add(id);
    else this.#unread.delete(id);
    const known = this.#known.get(id);
    if (known && known.unread !== unread) this.put(known);
  }

  get sorted() {
    return [...this.#known.values()].sort(byActivity);
  }
}

function latest(known, incoming) {
  const stale = Date.parse(incoming.updatedAt) < Date.parse(known.updatedAt);
  const both = stale ? { ...incoming, ...known } : { ...known, ...incoming };
  return { ...both, lastMessage: latestMessage(known.lastMessage, incoming.lastMessage) };
}

function latestMessage(known, incoming) {
  if (!known || !incoming) return known ?? incoming;
  return Date.parse(incoming.at) < Date.parse(known.at) ? known : incoming;
}
