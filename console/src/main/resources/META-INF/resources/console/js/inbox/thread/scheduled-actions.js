import { patch, remove } from "../../api/http.js";
import { serverNow } from "../../api/server-clock.js";
import { uuid } from "../../lib/uuid.js";
import { messageEntry } from "./timeline-entries.js";

/** The server schedules nothing that is due sooner. */
const SOONEST = 70_000;

/** What can be done with a message that waits for its time. */
export function scheduledActions({ context, open }, { send, openModal }) {
  const path = ({ id }) => `/api/messages/${encodeURIComponent(id)}`;
  const revision = ({ revision: known }) => (known === undefined ? {} : { ifMatch: `"${known}"` });
  const put = (message) => (open().timeline.entries.put(messageEntry(message)), context.changed());
  const request = ({ conversationId }, body) => ({
    conversationId,
    method: "POST",
    path: `/api/conversations/${encodeURIComponent(conversationId)}/messages`,
    body,
    key: uuid(),
    files: [],
    words: body.body,
  });

  /** Answers whether it was canceled; one that is queued by now is not. */
  async function cancel(message) {
    try {
      put((await remove(path(message), revision(message))) ?? { ...message, status: "canceled" });
      return true;
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      context.toast({ words: problem.status === 409 ? "It has gone out by now." : problem.message, kind: "bad" });
      return false;
    }
  }

  return {
    changeScheduled: (message) => openModal({ kind: "reschedule", message, text: message.body }),
    async saveScheduled(message, { body, sendAt }) {
      const change = { ...(body !== message.body && { body }), ...(sendAt && { sendAt: sendAt.toISOString() }) };
      try {
        if (Object.keys(change).length) put(await patch(path(message), change, revision(message)));
        openModal(undefined);
      } catch (problem) {
        if (problem.status === undefined) throw problem;
        openModal({ ...open().modal, problem: problem.detail ?? problem.title });
      }
    },
    async cancelScheduled(message) {
      if (!(await cancel(message))) return;
      const { body, sendAt } = message;
      const canUndo = Date.parse(sendAt) - serverNow() > SOONEST && body && !message.media?.length;
      context.toast({ words: "Canceled.", undo: canUndo ? () => send(request(message, { body, sendAt })) : undefined });
    },
    /** What is canceled can be sent at once; the outbox keeps it in between. */
    async sendScheduledNow(message) {
      if (message.media?.length) return openModal({ kind: "reschedule", message, text: message.body, problem: "Messages with files go out at their time. Choose a sooner one." });
      if (await cancel(message)) send(request(message, { body: message.body }));
      return undefined;
    },
  };
}
