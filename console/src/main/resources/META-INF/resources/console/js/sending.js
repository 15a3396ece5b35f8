import { Problem } from "./api/problem.js";
import * as switchboard from "./api/switchboard.js";
import { draft, keepDraft } from "./lib/drafts.js";
import { uuid } from "./lib/uuid.js";

/**
 * Sends texts. Each is shown at once and has one idempotency key for its whole life: trying again can never make the
 * customer receive it twice, also when it is not known whether the first attempt arrived.
 */
export class Sending {
  #store;

  constructor(store) {
    this.#store = store;
  }

  send(conversationId, body) {
    const key = uuid();
    this.#store.change((store) => store.thread(conversationId).outbox.add(key, conversationId, body));
    return this.#deliver(conversationId, key);
  }

  /** Texts a number that there may be no conversation with yet; answers the conversation's id. */
  async start(to, body, key) {
    const message = await switchboard.startConversation(to, body, key);
    this.#store.change(() => this.#store.thread(message.conversationId).put(message));
    return message.conversationId;
  }

  retry(conversationId, key) {
    this.#store.change((store) => store.thread(conversationId).outbox.retry(key));
    return this.#deliver(conversationId, key);
  }

  discard(conversationId, key) {
    this.#store.change((store) => store.thread(conversationId).outbox.remove(key));
  }

  async #deliver(conversationId, key) {
    const thread = this.#store.thread(conversationId);
    const { body } = thread.outbox.get(key);
    try {
      const message = await switchboard.send(conversationId, body, key);
      this.#store.change(({ conversations }) => {
        thread.outbox.remove(key);
        thread.put(message);
        conversations.noteMessage(message);
      });
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.status === 401) keepForAfterLogin(conversationId, body);
      this.#store.change(() => thread.outbox.fail(key, problem));
    }
  }
}

function keepForAfterLogin(conversationId, body) {
  keepDraft(conversationId, [draft(conversationId), body].filter(Boolean).join("\n"));
}
