const APPLY = {
  "message.received": (entries, data) => put(entries, "message", data, data.createdAt),
  "message.queued": (entries, data) => put(entries, "message", data, data.createdAt),
  "message.scheduled": (entries, data) => put(entries, "message", data, data.createdAt),
  "message.updated": (entries, data) => entries.has(data.id) && put(entries, "message", data, data.createdAt),
  "message.status-changed": statusChanged,
  "note.added": (entries, data) => put(entries, "note", data, data.createdAt),
  "call.received": callChanged,
  "call.status-changed": callChanged,
  "call.updated": callChanged,
};

/** Applies an event to the entries of its conversation; answers whether something changed. */
export function applyToTimeline(entries, { type, data }, conversationId) {
  if (!Object.hasOwn(APPLY, type)) return false;
  const entry = APPLY[type](entries, data);
  if (entry) entries.set(entry.id, { ...entry, conversationId });
  return Boolean(entry);
}

const put = (entries, kind, data, at) => ({ kind, id: data.id, at, [kind]: data });

/** A call only ever becomes more known. */
function callChanged(entries, call) {
  const known = entries.get(call.id)?.call;
  if (known?.endedAt && !call.endedAt) return undefined;
  return put(entries, "call", call, call.startedAt);
}

/** A status that is told late does not undo a newer one. */
function statusChanged(entries, { messageId, status, errorCode, errorMessage, at }) {
  const entry = entries.get(messageId);
  const last = entry?.message.statusHistory?.at(-1)?.at;
  if (!entry || (last && Date.parse(at) < Date.parse(last))) return undefined;
  const statusHistory = [...(entry.message.statusHistory ?? []), { status, at }];
  return { ...entry, message: { ...entry.message, status, errorCode, errorMessage, statusHistory } };
}
