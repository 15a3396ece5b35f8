import { midnightOf } from "../lib/times.js";

const FIELDS = ["subject", "what", "target", "phoneNumberId", "outcome", "text", "from", "to"];
const OUTCOMES = ["succeeded", "failed"];

/** The filter that a query names. What the query does not have, or has wrongly, is absent. */
export function filterOf(query) {
  const filter = Object.fromEntries(FIELDS.map((field) => [field, query.get(field)?.trim() || undefined]));
  if (!OUTCOMES.includes(filter.outcome)) filter.outcome = undefined;
  for (const day of ["from", "to"]) if (!midnightOf(filter[day])) filter[day] = undefined;
  return filter;
}

/** The address of a filter, and of the entry that is open. */
export function auditAddress(filter = {}, open) {
  const query = new URLSearchParams(FIELDS.filter((field) => filter[field]).map((field) => [field, filter[field]]));
  if (open) query.set("open", open);
  return query.size > 0 ? `/audit?${query}` : "/audit";
}

export const isNarrowed = (filter) => FIELDS.some((field) => filter[field]);

/** The parameters of a request; days are days of the reader, both included. */
export function parametersOf({ from, to, ...filter }) {
  const parameters = { ...filter, from: midnightOf(from)?.toISOString(), to: midnightOf(to, 1)?.toISOString() };
  return new URLSearchParams(Object.entries(parameters).filter(([, value]) => value));
}
