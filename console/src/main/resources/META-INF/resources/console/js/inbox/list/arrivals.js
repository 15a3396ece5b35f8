const WAIT_FOR_SUMMARY_MILLIS = 400;
const DELAYS = [2, 4, 8, 15, 30];

const ARRIVALS = new Set(["message.received", "message.queued", "call.received", "call.status-changed", "voicemail.received"]);

/**
 * Sees to it that whatever arrives is in the list. The server tells of the conversation right after each message and call;
 * where that does not come, as for a conversation that it told of long ago, the conversation is fetched.
 */
export class Arrivals {
  #conversations;
  #timers = new Map();

  constructor(conversations) {
    this.#conversations = conversations;
  }

  apply({ type, data }) {
    if (type === "conversation.updated") this.#conversations.put(data);
    else if (ARRIVALS.has(type) && data?.conversationId) this.#expect(data);
  }

  close() {
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers.clear();
  }

  #expect({ conversationId, createdAt }) {
    if (this.#isShown(conversationId, createdAt) || this.#timers.has(conversationId)) return;
    this.#later(conversationId, WAIT_FOR_SUMMARY_MILLIS, () => {
      if (!this.#isShown(conversationId, createdAt)) this.#fetch(conversationId, 0);
    });
  }

  #isShown(id, createdAt) {
    const known = this.#conversations.get(id);
    return known !== undefined && (!createdAt || Date.parse(known.updatedAt) >= Date.parse(createdAt));
  }

  /** A refusal is final: the conversation was erased, or is another tenant's. */
  async #fetch(id, failures) {
    try {
      await this.#conversations.load(id);
    } catch (problem) {
      if (problem.isRefusal || failures >= DELAYS.length) return;
      this.#later(id, DELAYS[failures] * 1000, () => this.#fetch(id, failures + 1));
    }
  }

  #later(id, millis, action) {
    const timer = setTimeout(() => {
      this.#timers.delete(id);
      action();
    }, millis);
    this.#timers.set(id, timer);
  }
}
