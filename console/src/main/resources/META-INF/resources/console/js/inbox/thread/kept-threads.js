import { ConversationCopies, THREAD } from "../../state/conversation-copies.js";

/**
 * The newest part of threads that were opened, kept on the device for a day at most and until the log-out, so that they can be
 * read without a connection.
 */
export class KeptThreads {
  #storage;
  #conversations;

  constructor(storage, conversations) {
    this.#storage = storage;
    this.#conversations = conversations;
  }

  /** Shows what was kept until the server has answered, if the conversation may still be shown then. */
  async restore(id, timeline, mayShow = () => true) {
    if (timeline.isLoaded) return;
    const kept = await this.#storage?.get(THREAD + id);
    if (!kept || timeline.isLoaded || !mayShow()) return;
    if (!this.#conversations.get(id)) this.#conversations.put(kept.conversation);
    timeline.showKept(kept);
  }

  keep(id, part) {
    const conversation = this.#conversations.get(id);
    if (conversation) this.#storage?.set(THREAD + id, { conversation, ...part, at: Date.now() });
  }

  /** The server has no such conversation: neither the thread nor the lists keep it. */
  remove(id) {
    if (this.#storage) new ConversationCopies(this.#storage).remove(id);
  }
}
