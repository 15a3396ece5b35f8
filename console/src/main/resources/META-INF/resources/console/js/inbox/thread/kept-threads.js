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

  /** Shows what was kept until the server has answered. */
  async restore(id, timeline) {
    if (timeline.isLoaded) return;
    const kept = await this.#storage?.get(keyOf(id));
    if (!kept || timeline.isLoaded) return;
    if (!this.#conversations.get(id)) this.#conversations.put(kept.conversation);
    timeline.showKept(kept);
  }

  keep(id, part) {
    const conversation = this.#conversations.get(id);
    if (conversation) this.#storage?.set(keyOf(id), { conversation, ...part, at: Date.now() });
  }
}

const keyOf = (id) => `thread:${id}`;
