export const SORTS = ["recent", "newest", "name"];

const FIELDS = ["q", "label", "owner", "consent", "nameless"];

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

/** Whether what is asked for is known of conversations only. */
const isOfConversations = ({ label, owner, consent, sort }) => Boolean(label || owner || consent || sort === "recent");

/** Which list of the server has the contacts of a filter in its order. */
export const sourceOf = (filter) => (filter.q ? "search" : isOfConversations(filter) ? "conversations" : "contacts");

/** Whether the server's list has contacts that the filter leaves out, so that pages may come up short. */
export const isSelectedHere = (filter) =>
  Boolean(filter.nameless || filter.consent || (filter.q && (filter.label || filter.owner)));

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
