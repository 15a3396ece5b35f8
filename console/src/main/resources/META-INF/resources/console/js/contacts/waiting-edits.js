/** Marks the entries of the outbox that this screen has added. */
const OURS = "contact";

/**
 * Changes of contacts' names and of labels that wait in the outbox for the connection. One that the server refuses in the
 * end is taken away, and `refused` is told why.
 */
export class WaitingEdits {
  #outbox;
  #sent;
  #refused;

  /** @param sent is told each entry that was done, with the answer */
  constructor(outbox, { sent, refused }) {
    this.#outbox = outbox;
    this.#sent = sent;
    this.#refused = refused;
    outbox?.addEventListener("sent", this.#heard);
    outbox?.addEventListener("changed", this.#changed);
  }

  rename(id, name) {
    this.#add(`${OURS} ${id}`, `/api/contacts/${encodeURIComponent(id)}`, { name });
  }

  changeLabels(conversationId, labels) {
    this.#add(conversationId, `/api/conversations/${encodeURIComponent(conversationId)}`, { labels });
  }

  close() {
    this.#outbox?.removeEventListener("sent", this.#heard);
    this.#outbox?.removeEventListener("changed", this.#changed);
  }

  #add(conversationId, path, body) {
    this.#outbox.add({ conversationId, method: "PATCH", path, body, of: OURS });
  }

  #heard = ({ detail: { entry, answer } }) => {
    if (entry.of === OURS && answer) this.#sent(entry, answer);
  };

  #changed = () => {
    const refused = this.#outbox.all().filter(({ of, state }) => of === OURS && state === "refused");
    for (const entry of refused) {
      this.#outbox.discard(entry.key);
      this.#refused(entry.problem);
    }
  };
}
