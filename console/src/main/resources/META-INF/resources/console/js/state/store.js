import { Conversations } from "./old-conversations.js";
import { RecentIds } from "./recent-ids.js";
import { Thread } from "./thread.js";

const REMEMBERED_EVENTS = 5000;

/** Everything the page knows. Knows nothing of the page: it is told, and says when it has changed. */
export class Store {
  conversations = new Conversations();

  #threads = new Map();
  #seen = new RecentIds(REMEMBERED_EVENTS);
  #changed;

  constructor(changed = () => {}) {
    this.#changed = changed;
  }

  /** Applies one event of the stream; answers false when it was known already. */
  apply({ id, type, data }) {
    if (!this.#seen.isNew(id)) return false;

    switch (type) {
      case "message.received":
      case "message.queued":
        this.#arrived(data);
        break;
      case "message.updated":
        this.#threads.get(data.conversationId)?.put(data);
        break;
      case "message.status-changed":
        this.#statusChanged(data);
        break;
      case "conversation.updated":
        this.conversations.put(data);
        break;
    }
    this.#changed();
    return true;
  }

  /** Changes the state in any other way. */
  change(change) {
    change(this);
    this.#changed();
  }

  /** The thread of a conversation that somebody looks at; the others are not kept. */
  thread(conversationId) {
    if (!this.#threads.has(conversationId)) this.#threads.set(conversationId, new Thread());
    return this.#threads.get(conversationId);
  }

  /** After a gap in the stream no thread is complete any more. */
  markThreadsIncomplete() {
    for (const thread of this.#threads.values()) thread.loaded = false;
  }

  #arrived(message) {
    const thread = this.#threads.get(message.conversationId);
    if (message.direction === "outbound") thread?.outbox.recognise(message);
    thread?.put(message);
    this.conversations.noteMessage(message);
  }

  #statusChanged({ messageId, conversationId, at, ...change }) {
    this.#threads.get(conversationId)?.changeStatus({ id: messageId, ...change });
  }
}
