import { Store } from "/console/js/state/store.js";
import { equal, test } from "./testing.js";

const at = (second) => new Date(Date.UTC(2026, 10, 21, 9, 0, second)).toISOString();

const text = (id, second, more) => ({
  id,
  conversationId: "c1",
  direction: "inbound",
  body: id,
  status: "received",
  createdAt: at(second),
  ...more,
});

const answer = (id, second, more) => text(id, second, { direction: "outbound", status: "queued", ...more });

const conversation = (id, second, more) => ({ id, theirAddress: "+1555", createdAt: at(0), updatedAt: at(second), ...more });

const page = (items, next = null) => ({ items, next });

let events = 0;
const event = (type, data, id = `e${++events}`) => ({ id, type, data });
const statusChanged = (messageId, status, more) =>
  event("message.status-changed", { messageId, conversationId: "c1", status, ...more });

function storeWith(...messages) {
  const store = new Store();
  store.thread("c1").refresh(page(messages.toReversed()));
  return store;
}

const shown = (store, property = "id") => store.thread("c1").messages.map((message) => message[property]);

function* permutations(items) {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    for (const rest of permutations(items.toSpliced(index, 1))) yield [item, ...rest];
  }
}

test("any order of statuses, each told twice, ends in the same state", () => {
  for (const order of permutations(["sending", "sent", "delivered", "read"])) {
    const store = storeWith(answer("m1", 1));
    for (const status of [...order, ...order]) store.apply(statusChanged("m1", status));
    equal(shown(store, "status"), ["read"]);
  }
});

test("of two final statuses the first one stays", () => {
  const store = storeWith(answer("m1", 1));
  store.apply(statusChanged("m1", "delivered"));
  store.apply(statusChanged("m1", "undelivered", { errorCode: "30003" }));
  equal(shown(store, "status"), ["delivered"]);
  equal(shown(store, "errorCode"), [null]);
});

test("a status that overtakes its message waits for it", () => {
  const store = storeWith();
  store.apply(statusChanged("m1", "failed", { errorCode: "30006" }));
  equal(shown(store), []);
  store.apply(event("message.queued", answer("m1", 1)));
  equal(shown(store, "status"), ["failed"]);
  equal(shown(store, "errorCode"), ["30006"]);
});

test("an old page does not take a status back", () => {
  const store = storeWith(answer("m1", 1));
  store.apply(statusChanged("m1", "delivered"));
  store.thread("c1").refresh(page([answer("m1", 1, { status: "sent" })]));
  equal(shown(store, "status"), ["delivered"]);
});

test("an event counts once", () => {
  const store = storeWith();
  equal(store.apply(event("message.received", text("m1", 1), "same")), true);
  equal(store.apply(event("message.received", text("m1", 1), "same")), false);
  equal(shown(store), ["m1"]);
});

test("messages are in the order they were written, whatever order they arrive in", () => {
  const store = storeWith(text("m2", 2));
  store.apply(event("message.received", text("m4", 4)));
  store.apply(event("message.received", text("m3", 3)));
  store.thread("c1").addOlder(page([text("m1", 1)]));
  equal(shown(store), ["m1", "m2", "m3", "m4"]);
});

test("after a gap, what is older than the new page is loaded again", () => {
  const store = storeWith(text("m1", 1), text("m2", 2));
  store.apply(event("message.received", text("m9", 9)));
  store.thread("c1").refresh(page([text("m8", 8), text("m7", 7)], "older"));
  equal(shown(store), ["m7", "m8", "m9"]);
  equal(store.thread("c1").next, "older");
});

test("only threads that somebody looks at are kept", () => {
  const store = storeWith();
  store.apply(event("message.received", text("m1", 1, { conversationId: "c2" })));
  equal(store.thread("c2").messages, []);
});

test("a message is shown at once, and once when the stream tells of it before the answer comes", () => {
  const store = storeWith(text("m1", 1));
  const { outbox } = store.thread("c1");
  outbox.add("key", "c1", "Hello");
  equal(shown(store), ["m1", "key"]);
  equal(shown(store, "status"), ["received", "queued"]);
  store.apply(event("message.queued", answer("m2", 2, { body: "Hello" })));
  equal(shown(store), ["m1", "m2"]);
  outbox.remove("key");
  store.thread("c1").put(answer("m2", 2, { body: "Hello" }));
  equal(shown(store), ["m1", "m2"]);
});

test("two equal texts in a row are two messages", () => {
  const store = storeWith();
  const { outbox } = store.thread("c1");
  outbox.add("key1", "c1", "Hi");
  outbox.add("key2", "c1", "Hi");
  store.apply(event("message.queued", answer("m1", 1, { body: "Hi" })));
  equal(shown(store), ["m1", "key2"]);
});

test("a failed attempt whose message arrives after all was not a failure", () => {
  for (const failsFirst of [true, false]) {
    const store = storeWith();
    const { outbox } = store.thread("c1");
    outbox.add("key", "c1", "Hi");
    if (failsFirst) outbox.fail("key", { isRefusal: false });
    store.apply(event("message.queued", answer("m1", 1, { body: "Hi" })));
    if (!failsFirst) outbox.fail("key", { isRefusal: false });
    equal(shown(store), ["m1"]);
  }
});

test("conversations are in the order of their latest activity", () => {
  const store = new Store();
  store.conversations.refresh(page([conversation("c2", 2), conversation("c1", 1)]));
  store.apply(event("message.received", text("m1", 5)));
  equal(store.conversations.sorted.map(({ id }) => id), ["c1", "c2"]);
  equal(store.conversations.get("c1").lastMessage.preview, "m1");
});

test("a message without text is shown in the list by its media", () => {
  const store = new Store();
  store.conversations.refresh(page([conversation("c1", 1)]));
  store.apply(event("message.received", { ...text("m1", 5), body: "", media: [{ contentType: "image/jpeg" }] }));
  equal(store.conversations.get("c1").lastMessage.preview, "Picture");
});

test("a conversation never goes back to what it was", () => {
  const store = new Store();
  const lastMessage = { preview: "new", at: at(5) };
  store.apply(event("conversation.updated", conversation("c1", 5, { status: "closed", lastMessage })));
  store.apply(event("conversation.updated", conversation("c1", 3, { status: "open" })));
  equal(store.conversations.get("c1").status, "closed");
  equal(store.conversations.get("c1").lastMessage, lastMessage);
});

test("a conversation is new until it is opened, also when its text came before it was known", () => {
  const { conversations } = new Store();
  conversations.setUnread("c1", true);
  conversations.put(conversation("c1", 1));
  equal(conversations.get("c1").unread, true);
  conversations.setUnread("c1", false);
  conversations.put(conversation("c1", 2));
  equal(conversations.get("c1").unread, false);
});
