import { Problem } from "./api/problem.js";
import * as switchboard from "./api/switchboard.js";

/** Brings what the server knows into the store, and says so when it cannot. */
export class Loading {
  #store;
  #notices;

  constructor(store, notices) {
    this.#store = store;
    this.#notices = notices;
  }

  /** The first page of everything in view: at the start, and whenever events may have been missed. */
  refresh(openId) {
    this.#store.change((store) => store.markThreadsIncomplete());
    return Promise.all([this.#firstConversations(openId), openId && this.open(openId)]);
  }

  open(id) {
    const thread = this.#store.thread(id);
    if (thread.loaded) return Promise.resolve();

    return this.#attempt("The conversation", async () => {
      const answers = await Promise.all([switchboard.conversation(id), switchboard.messages(id)]).catch((problem) => {
        // Started a moment ago, and not stored yet: the stream will tell of it.
        if (problem.status === 404 && thread.messages.length > 0) return undefined;
        throw problem;
      });
      if (answers) this.#show(thread, ...answers);
    });
  }

  #show(thread, conversation, page) {
    this.#store.change(({ conversations }) => {
      conversations.put(conversation);
      thread.refresh(page);
    });
  }

  olderMessages(id) {
    const thread = this.#store.thread(id);
    return this.#attempt("Older messages", async () => {
      const page = await switchboard.messages(id, thread.next);
      this.#store.change(() => thread.addOlder(page));
    });
  }

  moreConversations() {
    const { conversations } = this.#store;
    return this.#attempt("More conversations", async () => {
      const page = await switchboard.conversations(conversations.next);
      this.#store.change(() => conversations.addMore(page));
    });
  }

  #firstConversations(openId) {
    return this.#attempt("The conversations", async () => {
      const page = await switchboard.conversations();
      this.#store.change(({ conversations }) => {
        const open = conversations.get(openId);
        conversations.refresh(page);
        if (open) conversations.put(open);
      });
    });
  }

  async #attempt(what, load) {
    try {
      await load();
      this.#notices.clear(what);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      const words = `${what} could not be loaded. ${problem.message}`;
      this.#notices.show(what, words, () => this.#attempt(what, load));
    }
  }
}
