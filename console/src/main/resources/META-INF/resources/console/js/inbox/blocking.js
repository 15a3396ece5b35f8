import { patch } from "../api/http.js";

/**
 * Blocks the contact of a conversation, or ends that, with a way back. The server shows all conversations of the contact anew;
 * the open one is asked for at once.
 */
export function blocking(context, conversations, { attempt, words }) {
  const block = async (id, isOn) => {
    const { contactId } = conversations.get(id);
    const isDone = await attempt(async () => {
      await patch(`/api/contacts/${encodeURIComponent(contactId)}`, { blocked: isOn });
      await conversations.load(id);
    });
    if (isDone) context.toast({ words: isOn ? words.didBlock : words.didUnblock, kind: "plain", undo: () => block(id, !isOn) });
    return isDone;
  };
  return block;
}
