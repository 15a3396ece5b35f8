import { html } from "../lib/html.js";
import { Ticker } from "../lib/ticker.js";
import { isolated } from "../lib/written-text.js";
import { outgoingCall } from "../parts/outgoing-call.js";
import { Labels } from "../state/labels.js";
import { OnDemand } from "../state/on-demand.js";
import { OurNumbers } from "../state/our-numbers.js";
import { OutgoingCall } from "../state/outgoing-call.js";
import { contactsApi } from "./api.js";
import { chosenColumns } from "./columns.js";
import { eraseDialog } from "./erase-dialog.js";
import { contactAddress, filterOf, listAddress } from "./filters.js";
import { KeptContacts } from "./kept-contacts.js";
import { listActions } from "./list-actions.js";
import { ListTable } from "./list-table.js";
import { listView } from "./list-view.js";
import { mergeDialog } from "./merge-dialog.js";
import { nameOf } from "./merge.js";
import { MergesDone } from "./merges-done.js";
import { Merging } from "./merging.js";
import { PageActions } from "./page-actions.js";
import { pageView } from "./page-view.js";
import { shortcuts } from "./shortcuts.js";
import { ContactsStore } from "./store.js";
import { tableDialog } from "./table-dialog.js";
import { WaitingEdits } from "./waiting-edits.js";
import { TITLE } from "./words.js";

/** What a link to a contact may begin. */
const BEGINNINGS = ["merge", "export", "erase"];

/** The people that the tenant has to do with: who they are, what was said, and the right to be forgotten. */
export function createScreen(context) {
  const { changed, members } = context;
  const store = new ContactsStore(new KeptContacts(context), changed);
  const labels = new Labels(changed);
  const numbers = new OurNumbers(changed);
  const kinds = new OnDemand(contactsApi.address, changed);
  const outgoing = new OutgoingCall(changed);
  const merges = new MergesDone(context.deviceStorage, changed);
  const merging = new Merging({ context, store, done: merges });
  const waiting = new WaitingEdits(context.outbox, {
    sent(entry, answer) {
      const { page } = store;
      if (!entry.path.startsWith("/api/contacts/")) page?.putConversation(answer);
      else if (page && page.id === answer.id) page.put(answer);
    },
    refused(problem) {
      store.page?.load();
      context.toast({ words: `Not changed. ${problem?.detail ?? problem?.message ?? ""}`, kind: "bad" });
    },
  });
  const ofPage = new PageActions({ context, store, outgoing, merging, waiting });
  const table = new ListTable(context, () => store.list?.load());
  const ticker = new Ticker(changed);
  let currentId;
  let ledOnFrom;
  let toBegin;

  const actions = {
    ...listActions({ context, store, merging }),
    ...ofPage.all,
    mergeThis: (contact) => merging.open([contact.id]),
    closeMerge: () => merging.close(),
    runMerge: () => merging.run(),
    findContact: (text) => merging.find(text),
    chooseOther: (choice) => merging.chooseOther(choice),
    walk(rows, index) {
      currentId = rows[Math.min(index, rows.length - 1)]?.id;
      changed();
      setTimeout(() => document.querySelector(`.contact-row[data-id="${CSS.escape(currentId ?? "")}"]`)?.focus());
    },
  };

  const state = () => ({
    store,
    labels,
    numbers,
    kinds,
    members,
    merges,
    currentId,
    page: store.page,
    filter: store.filter,
    rows: store.page ? [] : store.list.rows,
    columns: chosenColumns(),
    backAddress: listAddress(store.filter),
    isReadOnly: context.isReadOnly,
    isWatching: Boolean(context.lookedAt),
    editing: ofPage.editing,
    note: ofPage.note,
    erasing: ofPage.erasing,
    isAddingAddress: Boolean(ofPage.address),
    merging: merging.state,
    table,
    isAdmin: context.has("admin"),
  });

  /** A contact that was merged away while one looked at it leads on to the one it became. */
  function followMerge() {
    const into = store.page?.mergedInto;
    if (!into || ledOnFrom === store.page.id) return;
    ledOnFrom = store.page.id;
    context.toast({ words: "This contact was merged into another one" });
    context.go(contactAddress(into), { replace: true });
  }

  /** A link of another screen may lead to a dialog of the page, once its contact is there. */
  function begin() {
    if (!toBegin || !store.page?.contact.value) return;
    const what = toBegin;
    toBegin = undefined;
    context.go(contactAddress(store.page.id), { replace: true });
    ofPage.begin(what, merging);
  }

  return {
    title: () => (store.page?.contact.value ? `${isolated(nameOf(store.page.contact.value))} · ${TITLE}` : TITLE),
    show({ path, query }) {
      const before = store.page?.id;
      store.show(filterOf(query), path[1]);
      if (store.page?.id !== before) ofPage.arrived();
      toBegin = path[1] && BEGINNINGS.find((what) => query.has(what));
    },
    render() {
      queueMicrotask(followMerge);
      queueMicrotask(begin);
      ticker.run(outgoing.state === "connected");
      return screenView(state(), actions, outgoing);
    },
    apply: (event) => [store, labels, numbers, outgoing, table].forEach((source) => source.apply(event)),
    refresh: () => [store, labels, numbers].forEach((source) => source.refresh()),
    actions: () => shortcuts(state(), actions),
    close() {
      ticker.stop();
      table.stop();
      waiting.close();
      [store, labels, numbers, kinds, outgoing].forEach((source) => source.close());
    },
  };
}

const screenView = (state, actions, outgoing) => html`
  <div class="contacts-page">
    ${state.page ? pageView(state, actions) : listView(state, actions)}
    <div class="contacts-bar">${outgoingCall(outgoing, Date.now())}</div>
    ${mergeDialog(state, actions)} ${eraseDialog(state.page?.contact.value, state, actions)} ${tableDialog(state)}
  </div>`;
