import { LOCALE } from "../../lib/locale.js";

const ONE_GROUP = 5 * 60_000;
const DAY = new Intl.DateTimeFormat(LOCALE, { year: "numeric", month: "numeric", day: "numeric" });

/**
 * The rows of a timeline: its entries with a rule before each day and a line before what is new. The messages of one
 * author within five minutes are a group, of which the last one shows the time.
 *
 * A row is `{key, type, entry, isFirst, isLast}`; `type` is the entry's kind, `day` or `new`.
 */
export function timelineRows(entries, { newFrom, isAlone = () => false } = {}) {
  const rows = [];
  entries.forEach((entry, index) => {
    const previous = entries[index - 1];
    if (!previous || dayOf(previous) !== dayOf(entry)) rows.push({ key: `day ${dayOf(entry)}`, type: "day", at: entry.at });
    if (entry.id === newFrom) rows.push({ key: "new", type: "new" });
    const isFirst = !isTogether(previous, entry) || entry.id === newFrom || isAlone(previous) || isAlone(entry);
    rows.push({ key: entry.id, type: entry.kind, entry, isFirst, isLast: true });
    if (!isFirst) lastMessageBefore(rows).isLast = false;
  });
  return rows;
}

/** The first of the newest entries that the person has not seen: unread counts messages and calls that came in. */
export function firstUnread(entries, unreadCount) {
  let left = unreadCount;
  let first;
  for (const entry of entries.toReversed()) {
    if (left <= 0) break;
    if (!isIncoming(entry)) continue;
    first = entry.id;
    left -= 1;
  }
  return first;
}

export const isIncoming = ({ message, call }) => message?.direction === "inbound" || call?.direction === "inbound";

function isTogether(a, b) {
  if (a?.kind !== "message" || b.kind !== "message" || dayOf(a) !== dayOf(b)) return false;
  return authorOf(a.message) === authorOf(b.message) && Date.parse(b.at) - Date.parse(a.at) <= ONE_GROUP;
}

const authorOf = ({ direction, automatic, by }) => `${direction} ${automatic ? "automatic" : (by?.id ?? "")}`;

const lastMessageBefore = (rows) => rows.at(-2);

// Days are computed once for an entry: formatting dates is what costs most in a long timeline.
const days = new WeakMap();

function dayOf(entry) {
  if (!days.has(entry)) days.set(entry, DAY.format(new Date(entry.at)));
  return days.get(entry);
}
