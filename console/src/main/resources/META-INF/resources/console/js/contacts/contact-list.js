import { Pages } from "../state/pages.js";
import { contactsApi } from "./api.js";
import { isSelectedHere, selects, sourceOf } from "./filters.js";
import { summaryOf } from "./summary.js";

const WORTH_SHOWING = 30;
const PAGES_AT_ONCE = 5;
const MOST_SORTED = 5000;
const BY_NAME = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });

/**
 * The contacts under one filter, from the one of the server's lists that has them: contacts, conversations, or what a
 * search finds. Sorting by name reads all of them first, up to a number.
 */
export class ContactList {
  #known;
  #filter;
  #selects;
  #looks;
  #sorted;

  /** @param known `people` and `conversations`, by contact */
  constructor(known, filter, changed) {
    this.#known = known;
    this.#filter = filter;
    this.#selects = selects(filter);
    this.#looks = PAGES_AT_ONCE;
    const source = SOURCES[sourceOf(filter)];
    this.pages = new Pages((cursor) => source(this.#known, this.#filter, cursor), () => {
      this.#readOn();
      changed();
    });
  }

  load() {
    return this.pages.load();
  }

  /** `{id, contact, summary, name, display}`; what is not known yet is absent. */
  get rows() {
    return this.#isByName ? this.#sortedRows() : this.#rows();
  }

  /** The number that was read of a list that is not read to its end; undefined when it loads more by itself. */
  get lookedThrough() {
    const stops = this.#isByName ? this.pages.items.length >= MOST_SORTED : this.#isShort && this.#looks <= 0;
    return stops && this.pages.hasMore ? this.pages.items.length : undefined;
  }

  get isReading() {
    return this.#isByName && this.pages.hasMore && this.pages.items.length < MOST_SORTED;
  }

  more() {
    if (this.pages.hasMore && !this.#isByName) this.pages.more();
  }

  lookOn() {
    this.#looks = PAGES_AT_ONCE;
    this.#readOn();
  }

  close() {
    this.pages.close();
  }

  get #isByName() {
    return this.#filter.sort === "name" && !this.#filter.q;
  }

  get #isShort() {
    return isSelectedHere(this.#filter);
  }

  #rows() {
    return this.pages.items.map((item) => this.#row(item)).filter(this.#selects);
  }

  /** Thousands of names are sorted when there are others, and not each time that one row is drawn. */
  #sortedRows() {
    if (this.#sorted?.of !== this.pages.items) {
      const rows = this.#rows().sort((a, b) => BY_NAME.compare(sortName(a), sortName(b)));
      this.#sorted = { of: this.pages.items, rows };
    }
    return this.#sorted.rows;
  }

  #row(item) {
    const contact = this.#known.people.peek(item.id) ?? item.contact;
    return { ...item, contact, summary: this.#known.conversations.peek(item.id) ?? item.summary };
  }

  #readOn() {
    const { value, isLoading, hasMore, following } = this.pages;
    if (!value || isLoading || !hasMore || following.isLoading || following.problem) return;
    if (this.isReading) queueMicrotask(() => this.pages.more());
    else if (this.#isShort && this.#looks > 0 && this.rows.length < WORTH_SHOWING) {
      this.#looks--;
      queueMicrotask(() => this.pages.more());
    }
  }
}

const sortName = ({ contact, name, display }) => contact?.name ?? name ?? contact?.addresses[0]?.display ?? display ?? "";

const SOURCES = {
  async contacts({ people }, filter, cursor) {
    const { items, next } = await contactsApi.page(cursor);
    items.forEach((contact) => people.put(contact));
    return { items: items.map(({ id }) => ({ id })), next };
  },

  async conversations(known, { label, owner, consent }, cursor) {
    const { items, next } = await contactsApi.conversations({ label, assignee: owner }, cursor);
    const wanted = consent ? items.filter((conversation) => conversation.consent?.state === "opted-out") : items;
    return { items: distinct(wanted.map(ofConversation)), next };
  },

  async search(known, { q }, cursor) {
    const { items, next } = await contactsApi.find(q, cursor);
    return { items: items.map(({ id, contactId, contactName, snippet }) => ({ id: contactId ?? id, name: contactName, snippet })), next };
  },
};

/** A contact has a conversation for each channel and number; the newest one comes first. */
function distinct(rows) {
  const seen = new Set();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function ofConversation(conversation) {
  const { contactId, contactName, contact } = conversation;
  const summary = summaryOf([conversation]);
  return { id: contactId, name: contactName ?? contact?.name, display: contact?.display, summary };
}
