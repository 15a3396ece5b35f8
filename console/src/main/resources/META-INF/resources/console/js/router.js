/** The address of a conversation's thread; it can be bookmarked and sent to a colleague. */
export const conversationHref = (id) => `#/conversations/${encodeURIComponent(id)}`;

export const HOME = "#/";

/** The conversation that the address bar names, if any. */
export function currentConversation() {
  const id = location.hash.match(/^#\/conversations\/([^/]+)$/)?.[1];
  try {
    return id && decodeURIComponent(id);
  } catch {
    return undefined;
  }
}
