import { Conversations } from "/console/js/state/conversations.js";
import { withFields } from "/console/js/state/conversation-changes.js";
import { equal, test } from "./testing.js";

const at = (second) => new Date(Date.UTC(2026, 10, 21, 9, 0, second)).toISOString();

const conversation = (id, more) => ({ id, status: "open", labels: [], revision: 1, unreadCount: 0, updatedAt: at(1), ...more });

/** A server with one conversation, which another person may have changed to `theirs` just before. */
function server(start, { theirs, failure } = {}) {
  let stored = start;
  const requests = [];
  return {
    requests,
    get: async () => stored,
    async change(id, fields, revision) {
      requests.push([fields, revision]);
      if (failure) throw failure;
      if (theirs && stored === start) stored = { ...start, ...theirs, revision: start.revision + 1 };
      if (revision !== stored.revision) throw { status: 412 };
      stored = { ...withFields(stored, fields), revision: stored.revision + 1 };
      return stored;
    },
    async read() {
      if (failure) throw failure;
      stored = { ...stored, unreadCount: 0 };
      return stored;
    },
  };
}

function storeOf(start, options) {
  const api = server(start, options);
  const store = new Conversations(api);
  store.put(start);
  return { store, api };
}

const failureOf = (promise) => promise.then(() => undefined, (problem) => problem);

test("a change is shown before the server has answered, and stays", async () => {
  const { store, api } = storeOf(conversation("c1"));
  const changed = store.change("c1", { status: "closed" });
  equal(store.get("c1").status, "closed");
  equal(store.isChanging("c1"), true);
  await changed;
  equal([store.get("c1").status, store.get("c1").revision, store.isChanging("c1")], ["closed", 2, false]);
  equal(api.requests, [[{ status: "closed" }, 1]]);
});

test("a refused change is put back", async () => {
  const { store } = storeOf(conversation("c1"), { failure: { status: 409, isRefusal: true } });
  const failure = failureOf(store.change("c1", { assignee: "nobody-knows" }));
  equal(store.get("c1").assignee, "nobody-knows");
  equal((await failure).status, 409);
  equal(store.get("c1").assignee, undefined);
});

test("another field that another person changed just now does not matter", async () => {
  const { store } = storeOf(conversation("c1"), { theirs: { assignee: "jonas" } });
  await store.change("c1", { status: "closed" });
  equal([store.get("c1").status, store.get("c1").assignee], ["closed", "jonas"]);
});

test("the same field that another person changed just now is theirs", async () => {
  const { store } = storeOf(conversation("c1"), { theirs: { assignee: "jonas" } });
  const failure = await failureOf(store.change("c1", { assignee: "sara" }));
  equal([failure.status, store.get("c1").assignee], [412, "jonas"]);
});

test("two people who label a conversation both succeed", async () => {
  const { store } = storeOf(conversation("c1"), { theirs: { labels: ["urgent"] } });
  await store.change("c1", ({ labels }) => ({ labels: [...labels, "repair"] }));
  equal(store.get("c1").labels, ["urgent", "repair"]);
});

test("changes of one conversation reach the server one after the other", async () => {
  const { store, api } = storeOf(conversation("c1"));
  await Promise.all([store.change("c1", { status: "closed" }), store.change("c1", { assignee: "sara" })]);
  equal(api.requests.map(([, revision]) => revision), [1, 2]);
  equal([store.get("c1").status, store.get("c1").assignee], ["closed", "sara"]);
});

test("without a connection a change waits and is shown as done", async () => {
  const { store } = storeOf(conversation("c1"), { failure: { status: 0 } });
  const waiting = [];
  store.waiting = {
    add: (id, fields) => waiting.push([id, fields]),
    shown: (shown) => waiting.reduce((all, [, fields]) => withFields(all, fields), shown),
    has: () => waiting.length > 0,
  };
  await store.change("c1", { status: "closed" });
  equal(waiting, [["c1", { status: "closed" }]]);
  equal(store.get("c1").status, "closed");
});

test("an older report changes nothing, one without an assignee takes it away", () => {
  const { store } = storeOf(conversation("c1", { revision: 3, updatedAt: at(5), assignee: "sara" }));
  store.put(conversation("c1", { revision: 2, updatedAt: at(5) }));
  store.put(conversation("c1", { revision: 3, updatedAt: at(4) }));
  equal(store.get("c1").assignee, "sara");
  store.put(conversation("c1", { revision: 4, updatedAt: at(5) }));
  equal(store.get("c1").assignee, undefined);
});

test("reading is shown at once; a message that comes meanwhile counts", async () => {
  const { store } = storeOf(conversation("c1", { unreadCount: 2 }));
  const read = store.read("c1");
  equal(store.get("c1").unreadCount, 0);
  await read;
  store.put(conversation("c1", { unreadCount: 1, updatedAt: at(9) }));
  equal(store.get("c1").unreadCount, 1);
});

test("a conversation is the same object until it changes", () => {
  const { store } = storeOf(conversation("c1"));
  equal(store.get("c1") === store.get("c1"), true);
});

test("the conversations of an erased contact are gone, and stay gone", () => {
  const { store } = storeOf(conversation("c1", { contactId: "ann" }));
  store.put(conversation("c2", { contactId: "bob" }));
  const told = [];
  store.listen((id) => told.push(id));

  equal(store.erase("ann", at(9)), ["c1"]);
  store.put(conversation("c1", { contactId: "ann", updatedAt: at(10) }));

  equal([store.get("c1"), store.get("c2").id, store.erasedAt("c1"), store.erasedAt("c2")], [undefined, "c2", at(9), undefined]);
  equal(told, ["c1"]);
});
