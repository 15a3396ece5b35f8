/** The views of the inbox, as addresses name them. */
export const VIEWS = ["mine", "unassigned", "all", "snoozed", "closed"];

/** The parameters of the address that a filter consists of, in the order of their chips. */
export const FIELDS = ["text", "number", "label", "assignee", "unread", "failed", "draft", "waiting", "from", "to"];

const STATUS = { mine: "open", unassigned: "open", all: "open", snoozed: "snoozed", closed: "closed" };
const ASSIGNEE = { mine: "me", unassigned: "none" };
const HOUR = 3_600_000;

/**
 * What a list shows, as its address says: `view`, `channel` (or `calls`), the fields of the filter, and `sort`.
 *
 * The API selects by view, channel, number, label, assignee, unread and text; by the others the console selects from what
 * it has read.
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
export function apiQuery({ view, channel, number, label, assignee, unread, contactId, text }) {
  return clean({
    status: STATUS[view],
    assignee: ASSIGNEE[view] ?? assignee,
    channel,
    number,
    label,
    unread: unread && "true",
    contactId,
    text,
  });
}

/** Whether the console itself has to look through what the API lists. */
export const isLookedThrough = ({ calls, failed, draft, waiting, from, to, sort }) =>
  Boolean(calls || failed || draft || waiting || from || to || sort);

/** Whether the console can tell that a conversation belongs to the list; only the API knows which ones have a text. */
export const isDecidable = ({ text }) => !text;

/**
 * Whether a conversation belongs to the list.
 *
 * @param know `{ownId, hasDraft: (id) => boolean, now}`
 */
export function matches(conversation, filter, know) {
  return belongsToView(conversation, filter, know) && hasWhatIsAsked(conversation, filter) && isFound(conversation, filter, know);
}

function belongsToView({ status, assignee }, { view, assignee: asked }, { ownId }) {
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

/** What the API cannot be asked for. */
function isFound({ id, lastMessage, updatedAt }, { calls, failed, draft, waiting, from, to, sort }, know) {
  const at = Date.parse(updatedAt);
  const waits = lastMessage?.direction === "inbound";
  return (
    (!calls || lastMessage?.kind === "call") &&
    (!failed || isFailed(lastMessage)) &&
    (!draft || know.hasDraft(id)) &&
    (!waiting || (waits && at <= know.now - Number(waiting) * HOUR)) &&
    (!from || at >= startOfDay(from)) &&
    (!to || at < startOfDay(to, 1)) &&
    (sort !== "waiting" || waits)
  );
}

export const isFailed = (message) =>
  message?.direction === "outbound" && ["failed", "undelivered"].includes(message.status);

/** Midnight of a day "2026-11-27" where the reader is; an invalid one selects nothing. */
function startOfDay(day, daysLater = 0) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date + daysLater).getTime();
}

const clean = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
