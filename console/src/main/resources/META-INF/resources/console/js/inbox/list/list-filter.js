import { midnightOf } from "../../lib/times.js";

/** The views of the inbox, as addresses name them. */
export const VIEWS = ["mine", "unassigned", "all", "mentions", "snoozed", "closed"];

/** The parameters of the address that a filter consists of, in the order of their chips. */
export const FIELDS = ["text", "number", "label", "assignee", "unread", "failed", "errorCode", "draft", "waiting", "from", "to"];

const STATUS = { mine: "open", unassigned: "open", all: "open", snoozed: "snoozed", closed: "closed" };
const ASSIGNEE = { mine: "me", unassigned: "none" };
const MINUTES_PER_HOUR = 60;
const HOUR = 3_600_000;

/**
 * What a list shows, as its address says: `view`, `channel` (or `calls`), the fields of the filter, and `sort`.
 *
 * The API selects, except by drafts: these are on the device only, so the console looks for them in what it has read.
 */
export function filterOf(view, query) {
  const filter = { view: VIEWS.includes(view) ? view : "all" };
  for (const name of ["channel", "calls", "contactId", "sort", ...FIELDS]) {
    const value = query.get(name)?.trim();
    if (value) filter[name] = value;
  }
  return filter;
}

/** The address of a list, or of a conversation beside it. */
export function addressOf({ view, ...filter }, conversationId) {
  const query = new URLSearchParams(filter);
  const path = ["/inbox", view, conversationId && encodeURIComponent(conversationId)].filter(Boolean).join("/");
  return query.size > 0 ? `${path}?${query}` : path;
}

export const hasFields = (filter) => FIELDS.some((name) => filter[name]) || Boolean(filter.contactId);

/** The same list without the filter; the view, the channel and the order stay. */
export const withoutFields = ({ view, channel, calls, sort }) => clean({ view, channel, calls, sort });

/** The list with other values of some fields; a value that is empty goes. */
export const withFields = (filter, fields) => clean({ ...filter, ...fields });

/** What the API is asked for. */
export function apiQuery({ view, channel, calls, number, label, assignee, unread, failed, errorCode, waiting, from, to, contactId, text, sort }) {
  return clean({
    ...(view === "mentions" ? { view } : { status: STATUS[view], assignee: ASSIGNEE[view] ?? assignee }),
    channel,
    newest: calls && "call",
    number,
    label,
    unread: unread && "true",
    failed: failed && "true",
    errorCode,
    waitingLongerThan: Number(waiting) > 0 && String(Math.round(Number(waiting) * MINUTES_PER_HOUR)),
    from: midnightOf(from)?.toISOString(),
    to: midnightOf(to, 1)?.toISOString(),
    contactId,
    text,
    sort: sort && "longest-waiting",
  });
}

/** Whether the console itself has to look through what the API lists. */
export const isLookedThrough = ({ draft }) => Boolean(draft);

/** Whether the console can tell that a conversation belongs to the list; only the API knows which ones have a text or an error code. */
export const isDecidable = ({ text, errorCode }) => !text && !errorCode;

/**
 * Whether a conversation belongs to the list.
 *
 * @param know `{ownId, hasDraft: (id) => boolean, now}`
 */
export function matches(conversation, filter, know) {
  return belongsToView(conversation, filter, know) && hasWhatIsAsked(conversation, filter) && isFound(conversation, filter, know);
}

function belongsToView({ status, assignee, mentions }, { view, assignee: asked }, { ownId }) {
  if (view === "mentions") return mentions?.includes(ownId) === true;
  if (status !== STATUS[view]) return false;
  const wanted = ASSIGNEE[view] ?? asked;
  if (!wanted) return true;
  return wanted === "none" ? !assignee : assignee === (wanted === "me" ? ownId : wanted);
}

function hasWhatIsAsked(conversation, { channel, number, label, unread, contactId }) {
  return (
    (!channel || conversation.channel === channel) &&
    (!number || conversation.ourAddress === number) &&
    (!label || conversation.labels?.includes(label) === true) &&
    (!unread || conversation.unreadCount > 0) &&
    (!contactId || conversation.contactId === contactId)
  );
}

function isFound({ id, lastMessage, updatedAt, failed: isFailed, waitingSince }, { calls, failed, draft, waiting, from, to, sort }, know) {
  const at = Date.parse(updatedAt);
  return (
    (!calls || lastMessage?.kind === "call") &&
    (!failed || isFailed === true) &&
    (!draft || know.hasDraft(id)) &&
    (!waiting || Date.parse(waitingSince) <= know.now - Number(waiting) * HOUR) &&
    (!from || at >= midnightOf(from)) &&
    (!to || at < midnightOf(to, 1)) &&
    (!sort || Boolean(waitingSince))
  );
}

const clean = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
