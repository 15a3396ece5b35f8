import { get } from "../api/http.js";
import { OnDemand } from "./on-demand.js";

/** Contacts by id, for lists that name a contact by its id only. */
export class People {
  #contacts;
  #changed;

  constructor(changed = () => {}) {
    this.#changed = changed;
    this.#contacts = new OnDemand((id) => get(`/api/contacts/${encodeURIComponent(id)}`), changed);
  }

  get(id) {
    return this.#contacts.get(id);
  }

  /** The contact if it is known already. */
  peek(id) {
    return this.#contacts.peek(id);
  }

  put(contact) {
    const known = this.#contacts.peek(contact.id);
    if (!known || known.revision <= contact.revision) this.#contacts.set(contact.id, contact);
  }

  apply({ type, data }) {
    if (type === "contact.updated" || type === "contact.created") this.put(data);
    else if (type === "contact.erased") this.#contacts.delete(data.contactId);
    else return;
    this.#changed();
  }

  close() {
    this.#contacts.close();
  }
}

/** The form in which people write an address of a contact; undefined where the contact does not have it. */
export const displayOf = (contact, address) => contact?.addresses.find(({ value }) => value === address)?.display;
