import { kindOf } from "../../lib/waiting-words.js";

/** A message may seem to be stored before it was asked for: the server's clock is known to a few seconds at best. */
const CLOCKS_DIFFER = 90_000;

/**
 * The entries of the outbox that are to be shown. The stream may tell of a message before the answer to its request does:
 * an entry that is being sent is hidden once a message of the same text is there, so that it is never seen twice.
 */
export function unconfirmed(entries, timelineEntries, ownId) {
  const claimed = new Set();
  return entries.filter((entry) => {
    if (!isWritten(entry)) return kindOf(entry) === "change" && entry.state !== "refused";
    if (entry.state !== "sending" && entry.state !== "unknown") return true;
    const arrived = timelineEntries.findLast((it) => !claimed.has(it.id) && isOf(it, entry, ownId));
    if (arrived) claimed.add(arrived.id);
    return !arrived;
  });
}

/** Changes of the conversation wait in the outbox as well: they are shown as done where they change something, and as waiting here. */
const isWritten = ({ method, path }) => method === "POST" && /\/(messages|notes)$/.test(path);

function isOf({ message, note }, { body, at }, ownId) {
  const stored = message ?? note;
  if (!stored || message?.direction === "inbound" || stored.body !== body.body) return false;
  if (stored.by && stored.by.id !== ownId) return false;
  const storedAt = Date.parse(message?.statusHistory?.[0]?.at ?? stored.createdAt);
  return storedAt >= new Date(at).getTime() - CLOCKS_DIFFER;
}
