import { conversationsApi } from "../../api/conversations.js";
import { addressOf, apiQuery, filterOf, hasFields, isDecidable, isLookedThrough, matches } from "./list-filter.js";
import { Arrivals } from "./arrivals.js";
import { bulkChanges } from "./bulk.js";
import { ConversationRows } from "./conversation-rows.js";
import { countOf } from "../../state/conversation-counts.js";
import { KeptLists } from "./kept-lists.js";
import { Selection } from "./selection.js";

/** Lists that were shown lately are kept up to date, so that one comes back to them at once. */
const MOST_LISTS = 6;

/** What the list column knows: which list is shown, its rows, the counts, and what is selected. */
export class InboxList {
  filter = { view: "mine" };
  selection = new Selection();
  isTextOpen = false;
  openId;

  #context;
  #conversations;
  #drafts;
  #rows = new Map();
  #arrivals;
  #stops;
  #kept;

  constructor(context, { conversations, drafts }) {
    this.#context = context;
    this.#conversations = conversations;
    this.#drafts = drafts;
    this.#arrivals = new Arrivals(conversations);
    this.#kept = new KeptLists(context.deviceStorage, conversations);
    this.counts = context.counts;
    this.bulk = bulkChanges(context, conversations, this.selection);
    this.#stops = [conversations.listen(() => this.counts.loadSoon()), drafts.listen(() => context.changed())];
  }

  /** Shows the list of an address, with the conversation that is open beside it. */
  show(view, query, openId) {
    const filter = filterOf(view, query);
    if (addressOf(filter) !== addressOf(this.filter)) this.selection.clear();
    this.filter = filter;
    this.isTextOpen = Boolean(filter.text) || (this.isTextOpen && !openId);
    this.openId = openId;
    this.counts.show(countOf(filter.view));
    this.rows.keep(openId);
  }

  /** The rows of the list that is shown. */
  get rows() {
    const key = addressOf(this.filter);
    const rows = this.#rows.get(key) ?? this.#open(this.filter);
    this.#rows.delete(key);
    this.#rows.set(key, rows);
    if (this.#rows.size > MOST_LISTS) this.#closeOldest();
    return rows;
  }

  get isFiltered() {
    return hasFields(this.filter);
  }

  conversation(id) {
    return this.#conversations.get(id);
  }

  draft(id) {
    return this.#drafts.preview(id);
  }

  href(id) {
    return addressOf(this.filter, id);
  }

  /** The row that many steps away from a conversation, or from the top when it is not in the list. */
  neighbour(id, step) {
    const { ids } = this.rows;
    const at = ids.indexOf(id);
    return at < 0 ? ids[0] : ids[at + step];
  }

  apply(event) {
    this.#arrivals.apply(event);
  }

  /** After a gap everything in view may be out of date; lists out of view are loaded again when they are shown. */
  refresh() {
    const shown = this.rows;
    for (const [key, rows] of [...this.#rows]) {
      if (rows !== shown) {
        rows.close();
        this.#rows.delete(key);
      }
    }
    shown.load();
    this.counts.load();
  }

  close() {
    this.#stops.forEach((stop) => stop());
    this.#rows.forEach((rows) => rows.close());
    this.#arrivals.close();
  }

  #open(filter) {
    const query = apiQuery(filter);
    const rows = new ConversationRows({
      conversations: this.#conversations,
      page: (part) => conversationsApi.page({ ...query, ...part }),
      matches: (conversation) => matches(conversation, filter, this.#know()),
      isDecidable: isDecidable(filter),
      lookThrough: isLookedThrough(filter),
      isByWait: Boolean(filter.sort),
      changed: this.#context.changed,
    });
    this.#kept.show(addressOf(filter), rows);
    rows.load().then(() => this.#kept.keep(addressOf(filter), rows));
    return rows;
  }

  #know() {
    return {
      ownId: this.#context.session.id,
      hasDraft: (id) => this.#drafts.has(id),
      now: Date.now(),
    };
  }

  #closeOldest() {
    const [key, rows] = this.#rows.entries().next().value;
    rows.close();
    this.#rows.delete(key);
  }
}
