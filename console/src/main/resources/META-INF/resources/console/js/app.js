import { following } from "./following.js";
import { Loading } from "./loading.js";
import { conversationHref, currentConversation } from "./router.js";
import { Sending } from "./sending.js";
import { Store } from "./state/store.js";
import { account } from "./views/account.js";
import { keyboard } from "./views/keyboard.js";
import { newConversation } from "./views/new-conversation.js";
import { noticesView } from "./views/notices.js";
import { page } from "./views/page.js";

const ONE_FRAME = 16;

/** The console of somebody who is logged in; the answer closes its stream. */
export function startConsole(session) {
  const root = document.getElementById("console");
  const notices = noticesView(root.querySelector(".notices"));
  const store = new Store(() => renderSoon());
  const loading = new Loading(store, notices);
  const sending = new Sending(store);

  const view = page(root, store, {
    onMore: () => loading.moreConversations(),
    onOlder: () => loading.olderMessages(currentConversation()),
    onSend: (id, text) => sending.send(id, text),
    onRetry: (key) => sending.retry(currentConversation(), key),
    onDiscard: (key) => sending.discard(currentConversation(), key),
  });
  const renderSoon = once(view.render, ONE_FRAME);

  const texting = newConversation(root.querySelector(".new-conversation"), {
    onStart: async (to, body, key) => go(conversationHref(await sending.start(to, body, key))),
  });
  root.querySelector(".new").addEventListener("click", texting.open);
  const help = root.querySelector(".help");
  root.querySelector(".show-help").addEventListener("click", () => help.showModal());
  const list = root.querySelector(".conversations");
  keyboard({ list, onNew: texting.open, onHelp: () => help.showModal(), onLeave: view.leave });

  function openWhatTheAddressNames() {
    const id = currentConversation();
    if (id) {
      loading.open(id);
      store.change(({ conversations }) => conversations.setUnread(id, false));
    }
    view.render();
  }

  account(root, session, notices);
  addEventListener("hashchange", openWhatTheAddressNames);
  document.addEventListener("visibilitychange", () => document.hidden || openWhatTheAddressNames());
  loading.refresh(currentConversation());
  view.render();
  return following(root, { store, loading, notices });
}

const go = (href) => (location.hash = href);

/** Calls a function a moment later, once, however often it is asked to until then. */
function once(action, delay) {
  let timer;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      action();
    }, delay);
  };
}
