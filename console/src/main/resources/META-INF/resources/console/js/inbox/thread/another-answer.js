import { serverNow } from "../../api/server-clock.js";

/**
 * The newest answer of another person that came since one began to write: `{name, minutes}`; undefined where there is
 * none. Automatic answers do not count.
 */
export function anotherAnswer(entries, startedAt, { session, members }, now = serverNow()) {
  if (!startedAt) return undefined;
  const answer = entries.findLast(({ message }) => message && isOfAnother(message, session.id) && Date.parse(message.createdAt) > startedAt);
  if (!answer) return undefined;
  const { by, createdAt } = answer.message;
  return { name: members.get?.(by.id)?.name ?? by.name ?? by.id, minutes: Math.max(0, Math.round((now - Date.parse(createdAt)) / 60_000)) };
}

const isOfAnother = ({ direction, automatic, by, status }, ownId) =>
  direction === "outbound" && !automatic && by && by.id !== ownId && status !== "scheduled" && status !== "canceled";
