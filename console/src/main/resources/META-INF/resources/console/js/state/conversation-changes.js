/** A conversation with some of its fields set, as the server will show it. Fields without a value are absent there. */
export function withFields(conversation, fields) {
  const changed = { ...conversation, ...fields };
  if ("snoozedUntil" in fields && !("status" in fields)) changed.status = "snoozed";
  if (changed.status !== "snoozed" || changed.snoozedUntil === null) delete changed.snoozedUntil;
  if (changed.assignee === null) delete changed.assignee;
  return changed;
}

/** The fields that take a change back, as the conversation was before it. */
export function undoing(before, fields) {
  const undo = {};
  if ("assignee" in fields) undo.assignee = before.assignee ?? null;
  if ("labels" in fields) undo.labels = before.labels ?? [];
  if ("pinned" in fields) undo.pinned = Boolean(before.pinned);
  if ("status" in fields || "snoozedUntil" in fields) {
    undo.status = before.status;
    if (before.status === "snoozed") undo.snoozedUntil = before.snoozedUntil ?? null;
  }
  return undo;
}

/**
 * Whether a report of a conversation is older than what is known. Messages move the time, changes by people the revision,
 * and neither ever goes back; readings change neither, and count in the order in which they arrive.
 */
export function isOlder(incoming, known) {
  const time = Date.parse(incoming.updatedAt) - Date.parse(known.updatedAt);
  return (incoming.revision ?? 0) < (known.revision ?? 0) || time < 0;
}

/**
 * Whether another person set a field otherwise that a change is about. A change that follows from the present state, such
 * as one label more, conflicts with none.
 */
export function conflicts(before, now, fieldsOf) {
  const [wantedBefore, wanted] = [fieldsOf(before), fieldsOf(now)];
  return Object.keys(wanted).some(
    (field) =>
      !same(before[field], now[field]) && !same(now[field], wanted[field]) && same(wantedBefore[field], wanted[field]),
  );
}

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
