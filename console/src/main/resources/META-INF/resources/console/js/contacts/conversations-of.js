import { OnDemand } from "../state/on-demand.js";
import { contactsApi } from "./api.js";
import { summaryOf } from "./summary.js";

const MOST = 50;

/** What the conversations of contacts tell, by contact. */
export class ConversationsOf {
  #summaries;
  #changed;

  constructor(changed) {
    this.#changed = changed;
    this.#summaries = new OnDemand(async (contactId) => {
      const { items } = await contactsApi.conversations({ contactId }, undefined, MOST);
      return summaryOf(items);
    }, changed);
  }

  get(contactId) {
    return this.#summaries.get(contactId);
  }

  peek(contactId) {
    return this.#summaries.peek(contactId);
  }

  apply({ type, data }) {
    const known = type === "conversation.updated" && this.peek(data.contactId);
    if (!known) return;
    const others = known.conversations.filter(({ id }) => id !== data.id);
    this.#summaries.set(data.contactId, summaryOf([...others, data]));
    this.#changed();
  }

  refresh() {
    this.#summaries.refresh();
  }

  close() {
    this.#summaries.close();
  }
}
