import { LiveStream } from "./api/live-stream.js";
import * as switchboard from "./api/switchboard.js";
import { currentConversation } from "./router.js";
import { announcer } from "./views/announcer.js";
import { connectionView } from "./views/connection.js";

/** Keeps the store up to date from the stream, and draws attention to what customers write. */
export function following(root, { store, loading, notices }) {
  const announce = announcer(root.querySelector(".announcer"));
  const connection = connectionView(root.querySelector(".connection"), notices);

  function received(event) {
    const isNew = store.apply(event);
    if (isNew && event.type === "message.received") drawAttentionTo(event.data);
  }

  function drawAttentionTo(message) {
    const id = message.conversationId;
    const isBeingRead = id === currentConversation() && !document.hidden;
    announce(message, store.conversations.get(id));
    store.change(({ conversations }) => conversations.setUnread(id, !isBeingRead));
  }

  const stream = new LiveStream({
    onEvent: received,
    onGap: () => loading.refresh(currentConversation()),
    onState: connection.show,
    // The stream cannot say why it was refused; asking for the session tells whether it has ended.
    onUnreachable: () => switchboard.session().catch(() => {}),
  });
  stream.open();
  return () => stream.close();
}
