import { isolated } from "../lib/written-text.js";
import { draftsOf } from "../state/drafts.js";
import { get } from "../api/http.js";
import { Conversations } from "../state/conversations.js";
import { Labels } from "../state/labels.js";
import { Loaded } from "../state/loaded.js";
import { Presence } from "../state/presence.js";
import { WaitingChanges } from "../state/waiting-changes.js";
import { createActions } from "./conversation-actions.js";
import { createControls } from "./list-controls.js";
import { eraseContact } from "./erasure.js";
import { createHandling } from "./handling.js";
import { inboxKeys } from "./inbox-keys.js";
import { inboxView, nothingHere } from "./inbox-view.js";
import { InboxList } from "./list/inbox-list.js";
import { LazyThread } from "./lazy-thread.js";
import { VIEWS } from "./list/list-filter.js";
import { createMoves } from "./moves.js";
import { showInNavigation } from "./navigation.js";
import { NewMessage } from "./new-message/new-message.js";
import { createPickers } from "./pickers/pickers.js";
import { SavedFilters } from "./list/saved-filters.js";
import { Search } from "./search/search.js";
import { createSearchControls } from "./search/search-controls.js";
import { personWords, viewWords, words } from "./words.js";

/** The inbox: the list of conversations or what a search found, the thread of the open one, and its contact. */
export function createScreen(context) {
  const { changed } = context;
  const inbox = { context, search: new Search(changed), isSearching: false, query: new URLSearchParams() };
  inbox.conversations = new Conversations();
  inbox.drafts = draftsOf(context.session.id);
  inbox.labels = new Labels(changed);
  inbox.presence = new Presence(() => context.session.id, changed);
  inbox.numbers = new Loaded(async () => (await get("/api/phone-numbers?limit=200")).items, changed);
  inbox.savedFilters = new SavedFilters(() => showInNavigation(inbox));
  inbox.list = new InboxList(context, inbox);
  inbox.message = new NewMessage(changed, inbox.drafts, context.outbox);
  inbox.waiting = new WaitingChanges(context.outbox, inbox.conversations, (problem) =>
    context.toast({ words: words.refused(problem), kind: "bad" }),
  );
  inbox.actions = createActions(context, inbox.conversations, inbox.labels);
  inbox.moves = createMoves(inbox);
  inbox.handle = createHandling({ ...inbox, left: (id) => inbox.moves.leave(id) });
  inbox.pickers = createPickers(context, inbox);
  inbox.controls = createControls(context, { ...inbox, openNewMessage: () => openNewMessage(inbox) });
  inbox.searchControls = createSearchControls(inbox);
  const ofThread = { ...inbox, actions: threadActions(inbox), newMessage: (to) => openNewMessage(inbox, to) };
  inbox.thread = new LazyThread((createThread) => createThread(context, ofThread), changed);
  showInNavigation(inbox);

  return {
    title: () => titleOf(inbox),
    show: (route) => show(inbox, route),
    render: () => render(inbox),
    apply: (event) => apply(inbox, event),
    refresh: () => [inbox.list, inbox.labels, inbox.thread].forEach((part) => part.refresh()),
    actions: () => actionsOf(inbox),
    close: () => {
      inbox.message.dispose();
      [inbox.list, inbox.labels, inbox.presence, inbox.search, inbox.savedFilters, inbox.waiting, inbox.thread]
        .forEach((part) => part.close?.());
    },
  };
}

/** `/inbox/{view}/{conversation}`, or `/inbox/search/{conversation}?q=…` with what was found in the place of the list. */
function show(inbox, { path: [, view = "mine", id], query }) {
  if (view === "search" && !inbox.isSearching && !id) inbox.searchControls.arrived();
  inbox.isSearching = view === "search";
  inbox.isNowhere = !inbox.isSearching && !VIEWS.includes(view);
  inbox.query = query;
  const hadOpen = Boolean(inbox.openId);
  inbox.openId = id;
  if (inbox.isNowhere) return;
  if (inbox.isSearching) inbox.search.look(query.get("q")?.trim() ?? "", query.get("type"));
  else inbox.list.show(view, query, id);
  if (id !== inbox.actions.keptUnread) inbox.actions.keptUnread = undefined;
  if (id || hadOpen) inbox.thread.show(id, query);
  if (query.has("new")) {
    inbox.context.go(location.pathname, { replace: true });
    openNewMessage(inbox);
  }
}

function render(inbox) {
  if (inbox.isNowhere) return nothingHere();
  if (inbox.list.rows.first.value) inbox.thread.prefetch();
  return inboxView(inbox);
}

function apply(inbox, event) {
  const { type, data } = event;
  if (type === "presence.changed") inbox.presence.apply(data);
  if (type === "contact.erased") eraseContact(inbox, data);
  inbox.labels.apply(event);
  inbox.list.apply(event);
  inbox.thread.apply(event);
  if (type === "message.received" && data?.conversationId !== inbox.openId) {
    inbox.context.announce(words.newFrom(inbox.conversations.get(data.conversationId), data), words.newMessages);
  }
}

/** In the thread the same actions lead on to the next conversation. */
const threadActions = ({ actions, handle }) => ({
  ...actions,
  close: (id) => handle.close([id]),
  snooze: (id, until) => handle.snooze([id], until),
});

/** @param recipient `{to, channel}`, where it is known */
function openNewMessage({ message, numbers, context }, recipient) {
  if (context.lookedAt) return;
  if (numbers.value === undefined) numbers.load();
  message.open(recipient?.to && { address: recipient.to, display: recipient.to, channel: recipient.channel });
}

/** Keys are about the selected conversations while there are any, else about the open one, which the thread knows best. */
function actionsOf(inbox) {
  if (inbox.isNowhere) return [];
  const own = inboxKeys(inbox);
  const ofThread = inbox.openId ? inbox.thread.actions() : [];
  const [first, second] = inbox.list.selection.size > 0 ? [own, ofThread] : [ofThread, own];
  const taken = new Set(first.map(({ keys }) => keys).filter(Boolean));
  return [...first, ...second.filter(({ keys }) => !taken.has(keys))];
}

function titleOf({ openId, conversations, isSearching, isNowhere, list }) {
  if (isNowhere) return words.nothingHere.words;
  const open = openId && conversations.get(openId);
  return open ? isolated(personWords(open).slice(0, 80)) : isSearching ? words.search : viewWords[list.filter.view];
}
