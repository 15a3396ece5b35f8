import { blockWords } from "../lib/block-words.js";
import { patch } from "../api/http.js";

/**
 * Blocks or unblocks the contact of a conversation, and offers to undo it. The server announces all conversations of the contact;
 * the open one is loaded at once.
 */
export function blocking(context, conversations, { attempt }) {
  const block = async (id, isOn) => {
    const { contactId } = conversations.get(id);
    const isDone = await attempt(async () => {
      await patch(`/api/contacts/${encodeURIComponent(contactId)}`, { blocked: isOn });
      await conversations.load(id);
    });
    if (isDone) context.toast({ words: isOn ? blockWords.isBlocked : blockWords.isUnblocked, kind: "plain", undo: () => block(id, !isOn) });
    return isDone;
  };
  return block;
}
