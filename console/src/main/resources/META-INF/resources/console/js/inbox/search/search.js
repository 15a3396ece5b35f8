import { get } from "../../api/http.js";
import { Pages } from "../../state/pages.js";

/** What is found, in the order in which it is shown. */
export const KINDS = ["contact", "message", "call", "note"];

const FEW = 5;
const MANY = 30;

/** Looks for words in everything: a few of each kind, or all of one kind page by page. */
export class Search {
  text = "";
  kind;
  groups = [];

  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** Searches, unless this is what was searched for last: the results stay when one comes back. */
  look(text, kind) {
    const wanted = KINDS.includes(kind) ? kind : undefined;
    if (text === this.text && wanted === this.kind) return;
    this.close();
    this.text = text;
    this.kind = wanted;
    this.groups = text ? (wanted ? [this.#group(wanted, MANY)] : KINDS.map((each) => this.#group(each, FEW))) : [];
    this.groups.forEach(({ pages }) => pages.load());
    this.#changed();
  }

  close() {
    this.groups.forEach(({ pages }) => pages.close());
    this.groups = [];
    this.text = "";
  }

  #group(kind, limit) {
    const { text } = this;
    const load = (cursor) =>
      get(`/api/search?${new URLSearchParams({ q: text, type: kind, limit, ...(cursor && { cursor }) })}`);
    return { kind, pages: new Pages(load, this.#changed, ({ type, id }) => `${type} ${id}`) };
  }
}

/** The address of the results, or of the place of one of them beside them. */
export function searchAddress({ text, kind }, hit) {
  const query = new URLSearchParams({ q: text, ...(kind && { type: kind }) });
  if (!hit) return `/inbox/search?${query}`;
  if (!hit.conversationId) return hit.contactId ? `/contacts/${encodeURIComponent(hit.contactId)}` : undefined;
  if (hit.type !== "contact") query.set("around", hit.id);
  return `/inbox/search/${encodeURIComponent(hit.conversationId)}?${query}`;
}
