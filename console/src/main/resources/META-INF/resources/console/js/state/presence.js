/** People report their presence again while it lasts; one who has not done so for this long is gone. */
const LASTS_MILLIS = 45_000;

/** Who else looks at a conversation, or types in it, as far as the stream has told. */
export class Presence {
  #ownId;
  #changed;
  #byConversation = new Map();
  #timer;

  /** @param ownId answers the id of the person of this page, whose presence is no news */
  constructor(ownId, changed) {
    this.#ownId = ownId;
    this.#changed = changed;
  }

  /** Takes over the data of an event `presence.changed`. */
  apply({ conversationId, by, state }) {
    if (!conversationId || !by?.id || by.id === this.#ownId()) return;
    const people = new Map(this.#byConversation.get(conversationId));
    if (state === "gone") people.delete(by.id);
    else people.set(by.id, { id: by.id, name: by.name, state, until: Date.now() + LASTS_MILLIS });
    this.#keep(conversationId, people);
    this.#changed();
    this.#timer ??= setTimeout(() => this.#sweep(), LASTS_MILLIS);
  }

  /** The people in a conversation: `[{id, name, state: "viewing"|"typing"}]`. */
  of(conversationId) {
    return [...(this.#byConversation.get(conversationId)?.values() ?? [])];
  }

  close() {
    clearTimeout(this.#timer);
  }

  #keep(conversationId, people) {
    if (people.size > 0) this.#byConversation.set(conversationId, people);
    else this.#byConversation.delete(conversationId);
  }

  #sweep() {
    for (const [conversationId, people] of this.#byConversation) {
      this.#keep(conversationId, new Map([...people].filter(([, { until }]) => until > Date.now())));
    }
    this.#timer = this.#byConversation.size > 0 ? setTimeout(() => this.#sweep(), LASTS_MILLIS / 4) : undefined;
    this.#changed();
  }
}
