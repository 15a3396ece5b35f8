import { HOME, currentConversation } from "../router.js";
import { composer } from "./composer.js";
import { conversationList } from "./conversation-list.js";
import { whoIsIt } from "./thread-header.js";
import { threadView } from "./thread.js";
import { personName } from "./words.js";

// On a touch screen the focus would bring up the keyboard over the conversation that was just opened.
const HAS_TOUCH_SCREEN = matchMedia("(pointer: coarse)").matches;
const ONE_PANE = matchMedia("(width < 48rem)");

/** The two panes: draws the store's state for the conversation that the address names. */
export function page(root, store, { onMore, onOlder, onSend, onRetry, onDiscard }) {
  const list = conversationList(root.querySelector(".conversations"), { onMore });
  const threadRoot = root.querySelector(".thread");
  const choose = root.querySelector(".choose");
  const opening = root.querySelector(".opening");
  const write = composer(threadRoot.querySelector("form"), { onSend });
  const thread = threadView(threadRoot, { onOlder, onRetry, onDiscard, onEdit: edit });
  let shownId;

  function render() {
    const id = currentConversation();
    const open = id && store.thread(id);
    const person = id && whoIsIt(store.conversations.get(id), open.messages);

    root.dataset.pane = id ? "thread" : "conversations";
    threadRoot.hidden = !person;
    choose.hidden = Boolean(id);
    opening.hidden = !id || Boolean(person);
    list.render(store.conversations, id);
    document.title = title(person, store.conversations.sorted);
    if (person) show(id, person, open);
    else if (shownId) close();
  }

  function close() {
    list.focus(shownId);
    shownId = undefined;
  }

  function show(id, person, open) {
    const isOther = id !== shownId;
    shownId = id;
    thread.render(id, person, open, { fromTheEnd: isOther });
    if (!isOther) return;

    write.show(id);
    if (HAS_TOUCH_SCREEN) threadRoot.querySelector("h2").focus();
    else write.focus();
  }

  function edit(key, text) {
    onDiscard(key);
    write.write(text);
    write.focus();
  }

  /** Back to the list; where there is room for both, the conversation stays open beside it. */
  function leave() {
    if (ONE_PANE.matches) location.hash = HOME;
    else list.focus(shownId);
  }

  return { render, leave };
}

function title(person, conversations) {
  const unread = conversations.filter((conversation) => conversation.unread).length;
  return [unread && `(${unread})`, person && `${personName(person)} ·`, "Switchboard"].filter(Boolean).join(" ");
}
