const PREFIX = "draft:";

/** What was typed and not sent, for each conversation. Outlives a reload and a new login, not the tab. */
export const draft = (conversationId) => sessionStorage.getItem(PREFIX + conversationId) ?? "";

export function keepDraft(conversationId, text) {
  if (text) sessionStorage.setItem(PREFIX + conversationId, text);
  else sessionStorage.removeItem(PREFIX + conversationId);
}

/** When somebody logs out on purpose, nothing of theirs stays. */
export const forgetDrafts = () => sessionStorage.clear();
