import { LOCALE } from "../lib/locale.js";
import { Pages } from "../state/pages.js";
import { contactsApi } from "./api.js";
import { isSelectedHere, isSortedHere, listAddress, needsConversation, selects, sourceOf } from "./filters.js";
import { summaryOf } from "./summary.js";

const WORTH_SHOWING = 30;
const PAGES_AT_ONCE = 5;
const MOST_SORTED = 5000;
const FOUND_PER_PAGE = 100;
const PAGES_OF_A_SEARCH = 5;
const BY_NAME = new Intl.Collator(LOCALE, { sensitivity: "base", numeric: true });

/** The cursor after the last conversation: what follows are contacts without any. */
const WITHOUT = "without:";

/**
 * The contacts under one filter, from the one of the server's lists that has them: contacts, conversations, or what a
 * search finds. An order that no list of the server has reads all of them first, up to a number.
 */
export class ContactList {
  #known;
  #filter;
  #selects;
  #looks;
  #sorted;

  /** @param known `people` and `conversations`, by contact, and what is `kept` of contacts on the device */
  constructor(known, filter, changed) {
    this.#known = known;
    this.#filter = filter;
    this.#selects = selects(filter);
    this.#looks = PAGES_AT_ONCE;
    const source = SOURCES[sourceOf(filter)];
    const read = new ReadSoFar(filter.q);
    const page = (cursor) => source({ people: known.people, read }, filter, cursor);
    const load = (cursor) => (cursor || filter.q ? page(cursor) : known.kept.list(listAddress(filter), known.people, page));
    this.pages = new Pages(load, () => {
      this.#readOn();
      changed();
    });
  }

  load() {
    return this.pages.load();
  }

  /** `{id, contact, summary, name, display}`; what is not known yet is absent. */
  get rows() {
    return this.#isSortedHere ? this.#sortedRows() : this.#rows();
  }

  /** The number that was read of a list that is not read to its end; undefined when it loads more by itself. */
  get lookedThrough() {
    const stops = this.#isSortedHere ? this.pages.items.length >= MOST_SORTED : this.#isShort && this.#looks <= 0;
    return stops && this.pages.hasMore ? this.pages.items.length : undefined;
  }

  get isReading() {
    return this.#isSortedHere && this.pages.hasMore && this.pages.items.length < MOST_SORTED;
  }

  more() {
    if (this.pages.hasMore && !this.#isSortedHere) this.pages.more();
  }

  lookOn() {
    this.#looks = PAGES_AT_ONCE;
    this.#readOn();
  }

  close() {
    this.pages.close();
  }

  get #isSortedHere() {
    return isSortedHere(this.#filter);
  }

  get #isShort() {
    return isSelectedHere(this.#filter);
  }

  #rows() {
    return this.pages.items.map((item) => this.#row(item)).filter(this.#selects);
  }

  /** Thousands of rows are sorted when there are others, and not each time that one of them is drawn. */
  #sortedRows() {
    if (this.#sorted?.of !== this.pages.items) {
      const rows = this.#rows().sort(this.#filter.sort === "name" ? byName : newestFirst);
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

const sortName = ({ contact, name, display, snippet }) =>
  contact?.name ?? name ?? contact?.addresses[0]?.display ?? display ?? snippet?.text ?? "";

const byName = (a, b) => BY_NAME.compare(sortName(a), sortName(b));

/** An id begins with the time at which the contact was created. */
const newestFirst = (a, b) => (a.id < b.id ? 1 : -1);

/** What the pages of one list have in common: the contacts that a search finds, and those that were listed already. */
class ReadSoFar {
  seen = new Set();

  #q;
  #rows;

  constructor(q) {
    this.#q = q;
  }

  /** All rows that the search found, by id; undefined without a search. The first page searches again. */
  async found(isFirst) {
    if (isFirst) this.seen.clear();
    if (!this.#q) return undefined;
    if (!this.#rows || isFirst) this.#rows = this.#read();
    return this.#rows;
  }

  /** Those that were not listed before. */
  fresh(rows) {
    return rows.filter(({ id }) => !this.seen.has(id) && this.seen.add(id));
  }

  async #read() {
    const rows = new Map();
    let cursor;
    for (let page = 0; page < PAGES_OF_A_SEARCH; page++) {
      const { items, next } = await contactsApi.find(this.#q, cursor, FOUND_PER_PAGE);
      items.map(ofHit).forEach((row) => rows.set(row.id, row));
      if (!next) break;
      cursor = next;
    }
    return rows;
  }
}

const SOURCES = {
  async contacts({ people }, filter, cursor) {
    const { items, next } = await contactsApi.page(cursor);
    items.forEach((contact) => people.put(contact));
    return { items: items.map(({ id }) => ({ id })), next };
  },

  /** By the newest message, of which each contact has the first one; those of no conversation at all come last. */
  async conversations(known, filter, cursor) {
    const found = await known.read.found(cursor === undefined);
    if (cursor?.startsWith(WITHOUT)) return withoutConversation(known, found, cursor.slice(WITHOUT.length));
    const { label, owner, consent, unanswered, q } = filter;
    const asked = { label, assignee: owner, neverAnswered: unanswered && true, text: q };
    const { items, next } = await contactsApi.conversations(asked, cursor);
    const wanted = items.filter(
      ({ contactId, consent: own }) => (!found || found.has(contactId)) && (!consent || own?.state === "opted-out"),
    );
    const rows = known.read.fresh(wanted.map(ofConversation));
    if (next || needsConversation(filter)) return { items: rows, next };
    const rest = await withoutConversation(known, found, undefined);
    return { items: [...rows, ...rest.items], next: rest.next };
  },

  async search(known, { q }, cursor) {
    const { items, next } = await contactsApi.find(q, cursor, FOUND_PER_PAGE);
    return { items: items.map(ofHit), next };
  },
};

const ofHit = ({ id, contactId, contactName, snippet }) => ({ id: contactId ?? id, name: contactName, snippet });

/** The contacts that no conversation has listed. A page on which all are listed already is none. */
async function withoutConversation({ people, read }, found, cursor) {
  if (found) return { items: read.fresh([...found.values()]), next: undefined };
  let page = { next: cursor };
  do {
    page = await SOURCES.contacts({ people }, {}, page.next);
    page.items = read.fresh(page.items);
  } while (page.items.length === 0 && page.next);
  return { items: page.items, next: page.next ? WITHOUT + page.next : undefined };
}

function ofConversation(conversation) {
  const { contactId, contactName, contact } = conversation;
  const summary = summaryOf([conversation]);
  return { id: contactId, name: contactName ?? contact?.name, display: contact?.display, summary };
}
