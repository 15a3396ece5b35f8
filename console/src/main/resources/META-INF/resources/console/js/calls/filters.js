import { midnightOf } from "../lib/times.js";
import { isOpen, isRecorded, ourAddress } from "../state/call-facts.js";

export const TABS = ["all", "missed", "voicemail", "recorded"];

const FIELDS = ["outcome", "direction", "number", "q", "contact", "agent", "from", "to", "recorded", "open"];

/** The filter that a query names. What the query does not have, or has wrongly, is absent. */
export function filterOf(query) {
  const filter = Object.fromEntries(FIELDS.map((field) => [field, query.get(field) || undefined]));
  filter.tab = TABS.includes(query.get("tab")) ? query.get("tab") : "all";
  return filter;
}

/** The query that names a filter, with its question mark; empty for the whole list. */
export function queryOf(filter) {
  const query = new URLSearchParams();
  if (filter.tab && filter.tab !== "all") query.set("tab", filter.tab);
  for (const field of FIELDS) if (filter[field]) query.set(field, filter[field]);
  return query.size > 0 ? `?${query}` : "";
}

export const callAddress = (id, filter = {}) => `/calls/${encodeURIComponent(id)}${queryOf(filter)}`;

export const listAddress = (filter = {}) => `/calls${queryOf(filter)}`;

/** Whether more than a tab is chosen. */
export const isNarrowed = (filter) => FIELDS.some((field) => filter[field]);

/** The parameters with which the server selects, as far as it can. */
export function parametersOf({ tab, outcome, direction, number, contact, open, from, to }) {
  const result = tab === "missed" ? "missed" : outcome;
  const parameters = { result, direction, number, contactId: contact, from: isoTime(dayStart(from)), to: isoTime(dayEnd(to)) };
  if (tab === "voicemail") parameters.hasVoicemail = "true";
  if (open && direction !== "outbound") parameters.notCalledBack = "true";
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value));
}

/** Whether the server's selection has calls that `selects` leaves out, so that pages may come up short. */
export const isSelectedHere = ({ tab, agent, recorded, open, direction }) =>
  Boolean(tab === "recorded" || recorded || agent || (open && direction === "outbound"));

/** Returns the test that calls pass under a filter; `agentOf` tells the id of the member who took a call. */
export function selects(filter, agentOf) {
  const [from, to] = [dayStart(filter.from), dayEnd(filter.to)];
  const tests = [
    filter.tab === "missed" && ((call) => call.result === "missed"),
    filter.tab === "voicemail" && ((call) => call.hasVoicemail),
    (filter.tab === "recorded" || filter.recorded) && isRecorded,
    filter.outcome && ((call) => call.result === filter.outcome),
    filter.direction && ((call) => call.direction === filter.direction),
    filter.number && ((call) => ourAddress(call) === filter.number),
    filter.contact && ((call) => call.contactId === filter.contact),
    filter.agent && ((call) => agentOf(call) === filter.agent),
    filter.open && isOpen,
    from && ((call) => Date.parse(call.startedAt) >= from),
    to && ((call) => Date.parse(call.startedAt) < to),
  ].filter(Boolean);
  return (call) => tests.every((test) => test(call));
}

/** The time before which no call of the filter began; undefined where there is none. */
export const dayStart = (day) => midnightOf(day)?.getTime();

const dayEnd = (day) => midnightOf(day, 1)?.getTime();

const isoTime = (at) => at && new Date(at).toISOString();
