import { People } from "../state/people.js";
import { ContactList } from "./contact-list.js";
import { ContactPage } from "./contact-page.js";
import { ConversationsOf } from "./conversations-of.js";
import { listAddress } from "./filters.js";

/** What the screen of contacts knows: a list under a filter, the chosen ones, and the open contact. Knows no DOM. */
export class ContactsStore {
  filter = {};
  list;
  page;
  chosen = new Set();

  #changed;

  /** @param kept what the device keeps of contacts */
  constructor(kept, changed) {
    this.kept = kept;
    this.#changed = changed;
    this.people = new People(changed);
    this.conversations = new ConversationsOf(changed);
  }

  show(filter, id) {
    if (id) this.#showPage(id);
    else this.#showList(filter);
  }

  /** Chooses a contact, or no longer. */
  toggle(id) {
    if (!this.chosen.delete(id)) this.chosen.add(id);
    this.#changed();
  }

  apply(event) {
    this.people.apply(event);
    this.conversations.apply(event);
    this.page?.apply(event);
    if (event.type === "contact.erased") this.kept.forget(event.data.contactId, ["contact", "conversations"]);
    if (event.type === "contact.created" || event.type === "contact.erased") this.list?.load();
  }

  refresh() {
    this.conversations.refresh();
    this.list?.load();
    this.page?.load();
  }

  close() {
    [this.people, this.conversations, this.list, this.page].forEach((part) => part?.close());
  }

  #showList(filter) {
    this.page?.close();
    this.page = undefined;
    if (this.list && listAddress(filter) === listAddress(this.filter)) return;
    this.list?.close();
    this.filter = filter;
    this.list = new ContactList(this, filter, this.#changed);
    this.list.load();
  }

  #showPage(id) {
    if (this.page?.id === id) return;
    this.page?.close();
    this.page = new ContactPage(id, this, this.#changed);
    this.page.load();
  }
}
