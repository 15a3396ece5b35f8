import { withFields } from "./conversation-changes.js";

const PATH = /^\/api\/conversations\/([^/]+)$/;

/**
 * Changes of conversations that wait in the outbox for the connection: shown as done meanwhile, also after a reload. One
 * that the server refuses in the end is taken away, and `refused` is told why.
 */
export class WaitingChanges {
  #outbox;
  #told = new Set();
  #conversations;
  #refused;

  constructor(outbox, conversations, refused) {
    this.#outbox = outbox;
    this.#conversations = conversations;
    this.#refused = refused;
    outbox.addEventListener("changed", this.#changed);
    outbox.addEventListener("sent", this.#sent);
    conversations.waiting = this;
  }

  add(conversationId, fields) {
    const path = `/api/conversations/${encodeURIComponent(conversationId)}`;
    const { contact, theirAddress } = this.#conversations.get(conversationId) ?? {};
    this.#outbox.add({ conversationId, method: "PATCH", path, body: fields, whom: contact?.name || contact?.display || theirAddress });
  }

  /** The conversation as it will be once everything that waits is done. */
  shown(conversation) {
    return this.#of(conversation.id).reduce((shown, { body }) => withFields(shown, body), conversation);
  }

  has(conversationId) {
    return this.#of(conversationId).length > 0;
  }

  close() {
    this.#outbox.removeEventListener("changed", this.#changed);
    this.#outbox.removeEventListener("sent", this.#sent);
  }

  #of(conversationId) {
    return this.#outbox.of(conversationId).filter((entry) => isChange(entry) && entry.state !== "refused");
  }

  #sent = ({ detail: { entry, answer } }) => {
    if (isChange(entry) && answer?.id) this.#conversations.put(answer);
  };

  #changed = () => {
    const entries = this.#outbox.all().filter(isChange);
    for (const entry of entries.filter(({ state }) => state === "refused")) {
      this.#outbox.discard(entry.key);
      this.#refused(entry.problem);
    }
    const ids = new Set(entries.map(({ conversationId }) => conversationId));
    for (const id of new Set([...ids, ...this.#told])) this.#conversations.tell(id);
    this.#told = ids;
  };
}

const isChange = ({ method, path }) => method === "PATCH" && PATH.test(path);
