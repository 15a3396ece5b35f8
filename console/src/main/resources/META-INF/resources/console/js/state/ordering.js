/** Compares two messages: oldest first. Ids break ties, so that the order never flickers. */
export function byAge(a, b) {
  return Date.parse(a.createdAt) - Date.parse(b.createdAt) || compare(a.id, b.id);
}

/** Compares two conversations: latest activity first. */
export function byActivity(a, b) {
  return lastActivity(b) - lastActivity(a) || compare(b.id, a.id);
}

export const lastActivity = (conversation) => Date.parse(conversation.lastMessage?.at ?? conversation.updatedAt);

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
