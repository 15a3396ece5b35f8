import { BellStore } from "/console/js/bell/bell-store.js";
import { isShownAt, placeOf } from "/console/js/bell/kinds.js";
import { unreadIcon } from "/console/js/frame/unread-icon.js";
import { waysToTell } from "/console/js/bell/telling.js";
import { equal, test } from "./testing.js";

const at = (minute) => `2026-11-27T09:${String(minute).padStart(2, "0")}:00.000Z`;
const entry = (id, minute, more) => ({ id, type: "sms_received", title: id, message: "", count: 1, read: false, at: at(minute), ...more });

function storeWith(...items) {
  const store = new BellStore();
  store.refresh({ items, next: null });
  store.unread = items.filter(({ read }) => !read).length;
  return store;
}

const ids = (store) => store.entries.map(({ id }) => id);

test("unread entries are first, and of each the newest", () => {
  equal(ids(storeWith(entry("a", 1), entry("b", 3, { read: true }), entry("c", 2))), ["c", "a", "b"]);
});

test("an entry that another occurrence is added to is unread again and counted once", () => {
  const store = storeWith(entry("a", 1, { read: true }));
  store.created(entry("a", 2, { count: 2 }));
  equal([store.unread, store.get("a").count], [1, 2]);
  store.created(entry("a", 3, { count: 3 }));
  equal(store.unread, 1);
});

test("an event that is repeated or late changes nothing", () => {
  const store = storeWith(entry("a", 2, { count: 2 }));
  equal(store.created(entry("a", 1, { count: 1 })), false);
  equal(store.created(entry("a", 2, { count: 2 })), false);
  equal([store.unread, store.get("a").count], [1, 2]);
});

test("what another device has read is read here", () => {
  const store = storeWith(entry("a", 1), entry("b", 2), entry("c", 3));
  store.wasRead({ upTo: "b", unreadCount: 1, at: at(4) });
  equal(store.entries.filter(({ read }) => read).map(({ id }) => id), ["b", "a"]);
  store.wasRead({ id: "c", unreadCount: 0, at: at(5) });
  equal([store.unread, store.get("c").read], [0, true]);
});

test("all that were there are read, and not those that came since", () => {
  const store = storeWith(entry("a", 1), entry("b", 6));
  store.wasRead({ unreadCount: 1, at: at(5) });
  equal([store.get("a").read, store.get("b").read], [true, false]);
});

test("a refused marking is put back", () => {
  const store = storeWith(entry("a", 1), entry("b", 2));
  const putBack = store.markRead();
  equal(store.unread, 0);
  putBack();
  equal([store.unread, store.get("a").read], [2, false]);
});

test("an entry leads to what it is about", () => {
  equal(placeOf({ type: "sms_received", conversationId: "c1" }), "/inbox/all/c1");
  equal(placeOf({ type: "recording_available", conversationId: "c1", callId: "k1" }), "/calls/k1");
  equal(placeOf({ type: "sms_status_update", conversationId: "c1", messageId: "m1" }), "/inbox/all/c1?around=m1");
  equal(placeOf({ type: "twilio_error" }), "/health");
  equal(placeOf({ type: "something_newer" }), undefined);
});

test("a problem leads to what it is about, and a broken check to the page of health", () => {
  const place = (type, referenceType, reference) => placeOf({ type, title: "", referenceType, reference });
  equal(place("number_problem", "number", "n1"), "/numbers/n1");
  equal(place("number_problem", "purchase", "o1"), "/numbers/purchases/o1");
  equal(place("number_problem", "check", "messaging-services"), "/health");
  equal(place("webhook_problem", "check", "webhooks:PN1"), "/health");
  equal(place("twilio_error", "alert", "NO1"), "/health");
  equal(place("endpoint_problem", "webhook-endpoint", "e1"), "/developers/endpoints/e1");
  equal(place("number_problem", "something-newer", "x"), "/health");
});

test("a problem of an earlier release leads where its title says", () => {
  const place = (title, reference) => placeOf({ type: "number_problem", title, reference });
  equal(place("The assignment of +15005550001 failed", "n1"), "/numbers/n1");
  equal(place("The purchase of a number failed", "o1"), "/numbers/purchases/o1");
  equal(place("The purchase of +15005550001 failed", "o1"), "/numbers");
  equal(place("The clock is 12 minutes slow", "clock"), "/health");
});

test("the icon of the tab carries the number", async () => {
  const picture = new Image();
  picture.src = unreadIcon(12);
  await picture.decode();
  equal(picture.naturalWidth > 0, true);
  equal([unreadIcon(12) === picture.src, unreadIcon(13) === picture.src, unreadIcon(100) === unreadIcon(250)], [true, false, true]);
});

test("what is open and in front is not told of", () => {
  const notification = entry("a", 1, { conversationId: "c1" });
  const desktop = { isOn: true, off: [] };
  equal(isShownAt(notification, "/inbox/mine/c1"), true);
  equal(waysToTell(notification, { desktop, page: { path: "/inbox/mine/c1", isInFront: true } }), { sound: false, desktop: false, isSeen: true });
  equal(waysToTell(notification, { desktop, page: { path: "/inbox/mine/c1", isInFront: false } }), { sound: true, desktop: true, isSeen: false });
});

test("sound and desktop follow the preferences, and rest in quiet hours", () => {
  const page = { path: "/calls", isInFront: false };
  const preferences = { types: { sms_received: { bell: true, sound: false, push: true, email: false } } };
  const desktop = { isOn: true, off: ["sms_received"] };
  equal(waysToTell(entry("a", 1), { preferences, desktop, page }), { sound: false, desktop: false, isSeen: false });
  equal(waysToTell(entry("a", 1), { desktop: { isOn: true, off: [] }, page, isQuiet: true }), { sound: false, desktop: false, isSeen: false });
});
