/** The beginnings of the keys under which the device keeps copies of lists, and of threads. */
export const LIST = "list:";
export const THREAD = "thread:";

const A_DAY = 24 * 60 * 60 * 1000;
const AN_HOUR = 60 * 60 * 1000;

/**
 * The copies of conversations on the device, for reading without a connection. They go after a day, and at once when their contact
 * is erased.
 */
export class ConversationCopies {
  #storage;

  constructor(storage) {
    this.#storage = storage;
  }

  /** Removes what is too old, now and as long as the page is open. */
  start() {
    this.removeOld();
    setInterval(() => this.removeOld(), AN_HOUR);
  }

  removeOld(now = Date.now()) {
    const isFresh = (kept) => (now - kept.at < A_DAY ? kept.value : undefined);
    return Promise.all([LIST, THREAD].map((prefix) => this.#storage.revise(prefix, isFresh)));
  }

  /** Removes what the copies have of a contact. */
  removeOf(contactId) {
    return this.#remove((conversation) => conversation?.contactId === contactId);
  }

  /** Removes a conversation that the server does not have any more. */
  remove(conversationId) {
    return this.#remove((conversation) => conversation?.id === conversationId);
  }

  #remove(isGone) {
    const rest = ({ items }) => items.filter((conversation) => !isGone(conversation));
    return Promise.all([
      this.#storage.revise(THREAD, ({ value }) => (isGone(value.conversation) ? undefined : value)),
      this.#storage.revise(LIST, ({ value }) => ({ ...value, items: rest(value) })),
    ]);
  }
}
