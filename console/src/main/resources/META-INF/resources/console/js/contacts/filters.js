export const SORTS = ["recent", "newest", "name"];

const FIELDS = ["q", "label", "owner", "consent", "unanswered", "nameless"];

/** The filter that a query names. What the query does not have, or has wrongly, is absent. */
export function filterOf(query) {
  const filter = Object.fromEntries(FIELDS.map((field) => [field, query.get(field) || undefined]));
  filter.sort = SORTS.includes(query.get("sort")) ? query.get("sort") : SORTS[0];
  return filter;
}

export function queryOf(filter) {
  const query = new URLSearchParams();
  for (const field of FIELDS) if (filter[field]) query.set(field, filter[field]);
  if (filter.sort && filter.sort !== SORTS[0]) query.set("sort", filter.sort);
  return query.size > 0 ? `?${query}` : "";
}

export const listAddress = (filter = {}) => `/contacts${queryOf(filter)}`;

export const contactAddress = (id) => `/contacts/${encodeURIComponent(id)}`;

export const isNarrowed = (filter) => FIELDS.some((field) => filter[field]);

/** Whether only contacts with conversations can pass. */
export const needsConversation = ({ label, owner, consent, unanswered }) => Boolean(label || owner || consent || unanswered);

/** Which list of the server has the contacts of a filter: what it knows of conversations only their list selects and sorts. */
export function sourceOf(filter) {
  if (needsConversation(filter) || filter.sort === "recent") return "conversations";
  return filter.q ? "search" : "contacts";
}

/** Whether no list of the server has this order, so that all contacts are read and sorted here. */
export const isSortedHere = (filter) => filter.sort === "name" || (filter.sort === "newest" && sourceOf(filter) === "conversations");

/** Whether the server's list has contacts that the filter leaves out, so that pages may come up short. */
export const isSelectedHere = (filter) =>
  Boolean(filter.nameless || filter.consent || filter.unanswered || (filter.q && sourceOf(filter) === "conversations"));

/** Returns the test that `{contact, summary}` pass under a filter; what is not known yet passes only without one. */
export function selects({ label, owner, consent, nameless }) {
  const tests = [
    label && (({ summary }) => summary?.labels.includes(label)),
    owner && (({ summary }) => summary?.owner === owner),
    consent && (({ summary }) => summary?.optedOut > 0),
    nameless && (({ contact, name }) => !(contact ? contact.name : name)),
  ].filter(Boolean);
  return (row) => tests.every((test) => test(row));
}
