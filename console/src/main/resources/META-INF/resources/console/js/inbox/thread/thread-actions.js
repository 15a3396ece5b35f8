import { messageEntry, noteEntry } from "./timeline-entries.js";
import { isNewMessage } from "../../state/new-messages.js";
import { callActions } from "./call-actions.js";
import { copyText } from "./clipboard.js";
import { composerActions } from "./composer-actions.js";
import { focusComposer } from "./focus.js";
import { messageActions } from "./message-actions.js";
import { modalActions } from "./modal-actions.js";
import { panelActions } from "./panel-actions.js";
import { scrollActions } from "./scroll-actions.js";
import { threadState } from "./thread-state.js";
import { words } from "./words.js";

/** All that can be done in the open conversation. */
export function threadActions(shared) {
  const { context, open, actions, pickers, beat } = shared;
  const id = () => open().id;
  const scroll = scrollActions(open, context.changed);
  const modals = modalActions(open);
  const calls = callActions(shared);
  const whom = ({ contact, theirAddress }) => contact?.name || contact?.display || theirAddress;
  const send = (entry) => (context.outbox.add({ ...entry, whom: whom(open().conversation) }), open().left(), scroll.toEnd());
  const withState = () => Object.assign(open(), { state: () => threadState(shared), templates: shared.sources.templates });

  const composer = composerActions(context, withState, {
    beat,
    send,
    close: () => actions.close(id()),
    offer: (name) => offers[name](),
  });
  const messages = messageActions(shared, { send, call: calls.call, openModal: modals.openModal });
  const offers = { call: calls.call, template: messages.chooseTemplate, sms: () => messages.by("sms") };

  return {
    ...scroll,
    ...modals,
    ...calls,
    ...messages,
    ...panelActions(shared),
    ...composer,
    // "Try again" of a refused upload and of a file that cannot be shown have one name in two places.
    retryShown: (url) => shared.files.retry(url),
    assign: () => pickers?.assign([id()]),
    snooze: () => pickers?.snooze([id()]),
    labels: () => pickers?.label([id()]),
    close: () => actions.close(id()),
    reopen: () => actions.reopen(id()),
    markUnread: () => actions.markUnread(id()),
    pin: () => actions.pin(id(), !open().conversation.pinned),
    block: () => actions.block(id(), !open().conversation.blocked),
    print: async () => {
      const { printConversation } = await import("./print.js");
      await printConversation(threadState(shared), open().timeline.entries.all);
    },
    copyLink: () => copyText(new URL(`/inbox/all/${encodeURIComponent(id())}`, location.origin).href, context),
    write: () => (open().composer.change({ mode: "reply" }), focusComposer()),
    writeNote: () => (open().composer.change({ mode: "note" }), focusComposer()),
    arrived: (data) => announce(data, shared),
    sent: (detail, thread) => sent(detail, thread, context),
  };
}

/** The answer to what the outbox has sent is the message itself: it is there without waiting for the stream. */
function sent({ entry, answer }, thread, context) {
  if (!answer?.conversationId || isNewMessage(entry)) return;
  if (answer.conversationId !== entry.conversationId) {
    const run = () => context.go(`/inbox/all/${encodeURIComponent(answer.conversationId)}`);
    context.toast({ words: "Sent from your other number, in its own conversation.", kind: "good", action: { words: "Open it", run } });
  } else if (thread?.timeline.isLoaded && thread.timeline.isAtEnd) {
    thread.timeline.entries.put(entry.path.endsWith("/notes") ? noteEntry(answer) : messageEntry(answer));
  }
  context.changed();
}

function announce({ body, direction, from }, { context, open }) {
  if (direction !== "inbound") return;
  const who = open().conversation?.contact?.name ?? from;
  context.announce(`${who}: ${body || "an attachment"}`, words.arrived);
}
