/**
 * Messages that the server has not confirmed yet, by idempotency key.
 *
 * The stream may tell of a message before the answer to its POST does. Until that answer names the id, the text is
 * what tells them to be the same, so that nobody sees the message twice for a moment.
 */
export class Outbox {
  #drafts = new Map();

  add(key, conversationId, body) {
    const createdAt = new Date().toISOString();
    this.#drafts.set(key, { id: key, conversationId, direction: "outbound", body, status: "queued", createdAt });
  }

  get(key) {
    return this.#drafts.get(key);
  }

  remove(key) {
    this.#drafts.delete(key);
  }

  retry(key) {
    this.#change(key, { status: "queued", problem: undefined });
  }

  /** The POST came to nothing; when the message arrived all the same, it was sent. */
  fail(key, problem) {
    if (this.get(key).arrived) this.remove(key);
    else this.#change(key, { status: "not-sent", problem });
  }

  /** An outbound message came over the stream: is it one of these? */
  recognise({ body }) {
    const draft = [...this.#drafts.values()].find((it) => it.body === body && !it.arrived && !it.problem?.isRefusal);
    if (draft?.status === "queued") this.#change(draft.id, { arrived: true });
    else if (draft) this.remove(draft.id);
  }

  get visible() {
    return [...this.#drafts.values()].filter((draft) => !draft.arrived);
  }

  #change(key, changes) {
    this.#drafts.set(key, { ...this.#drafts.get(key), ...changes });
  }
}
