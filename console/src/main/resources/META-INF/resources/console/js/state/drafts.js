import { serverNow } from "../api/server-clock.js";

const PREFIX = "switchboard:draft:";

/**
 * What a person has typed and not sent, for each conversation: on this device, shared by its tabs, until it is sent or
 * the person logs out. Written at every letter, in the storage that is written at once, so that no reload loses any.
 *
 * A draft is `{mode: "reply" | "note", reply, note, mentions, files, sendAt, retryOf, at}`.
 */
export class Drafts {
  #prefix;
  #known = new Map();
  #listeners = new Set();
  #stored = (event) => this.#changedElsewhere(event);

  constructor(personId) {
    this.#prefix = `${PREFIX}${personId}:`;
    for (const key of keys()) {
      if (key.startsWith(this.#prefix)) this.#read(key.slice(this.#prefix.length), localStorage.getItem(key));
    }
    addEventListener("storage", this.#stored);
  }

  get(conversationId) {
    return this.#known.get(conversationId);
  }

  /** The text that was typed, for the list; empty where there is none. */
  preview(conversationId) {
    const { reply = "", note = "" } = this.#known.get(conversationId) ?? {};
    return reply.trim() || note.trim();
  }

  has(conversationId) {
    return this.preview(conversationId) !== "";
  }

  set(conversationId, draft) {
    if (isEmpty(draft)) this.#remove(conversationId);
    else this.#put(conversationId, { ...draft, at: serverNow() });
    this.#tell(conversationId);
  }

  /** Calls the listener with the id of each conversation whose draft changes, here or in another tab. */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close() {
    removeEventListener("storage", this.#stored);
  }

  #put(conversationId, draft) {
    this.#known.set(conversationId, draft);
    try {
      localStorage.setItem(this.#prefix + conversationId, JSON.stringify(draft));
    } catch {
      // The storage is full or switched off: the draft lives as long as the page.
    }
  }

  #remove(conversationId) {
    this.#known.delete(conversationId);
    try {
      localStorage.removeItem(this.#prefix + conversationId);
    } catch {
      // As above.
    }
  }

  #changedElsewhere({ key, newValue }) {
    if (!key?.startsWith(this.#prefix)) return;
    const conversationId = key.slice(this.#prefix.length);
    this.#read(conversationId, newValue);
    this.#tell(conversationId);
  }

  #read(conversationId, text) {
    try {
      const draft = JSON.parse(text);
      if (draft) this.#known.set(conversationId, draft);
      else this.#known.delete(conversationId);
    } catch {
      this.#known.delete(conversationId);
    }
  }

  #tell(conversationId) {
    this.#listeners.forEach((listener) => listener(conversationId));
  }
}

/** Forgets all drafts on this device: when a person logs out, nothing of theirs stays. */
export function forgetDrafts() {
  keys()
    .filter((key) => key.startsWith(PREFIX))
    .forEach((key) => localStorage.removeItem(key));
}

let shared;

/** The drafts of the person of this page; the list and the thread have the same. */
export function draftsOf(personId) {
  shared ??= new Drafts(personId);
  return shared;
}

const isEmpty = ({ reply, note, files }) => !reply?.trim() && !note?.trim() && !files?.length;

function keys() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}
