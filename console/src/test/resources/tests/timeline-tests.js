import { applyEvent } from "/console/js/inbox/thread/timeline-events.js";
import { TimelineEntries, messageEntry } from "/console/js/inbox/thread/timeline-entries.js";
import { firstUnread, timelineRows } from "/console/js/inbox/thread/grouping.js";
import { unconfirmed } from "/console/js/inbox/thread/outbox-entries.js";
import { anotherAnswer } from "/console/js/inbox/thread/another-answer.js";
import { equal, test } from "./testing.js";

const at = (minute) => new Date(2026, 10, 27, 9, minute).toISOString();

const message = (id, minute, more = {}) => ({
  id,
  conversationId: "c",
  direction: "inbound",
  body: id,
  media: [],
  status: "received",
  statusHistory: [],
  createdAt: at(minute),
  ...more,
});

const mine = (id, minute, more) => message(id, minute, { direction: "outbound", status: "sent", by: { id: "me" }, ...more });

const timeline = (...messages) => {
  const entries = new TimelineEntries();
  entries.putAll(messages.map(messageEntry));
  return { entries, isLoaded: true, isAtEnd: true, newer: 0 };
};

const ids = ({ entries }) => entries.all.map(({ id }) => id);

test("events that repeat and come in any order make the same timeline", () => {
  const sent = mine("b", 2, { status: "queued" });
  const events = [
    { type: "message.status-changed", data: { messageId: "b", status: "delivered", at: at(3) } },
    { type: "message.queued", data: sent },
    { type: "message.status-changed", data: { messageId: "b", status: "sent", at: at(2) } },
    { type: "message.queued", data: sent },
    { type: "message.received", data: message("a", 1) },
    { type: "something.new", data: { conversationId: "c" } },
  ];
  for (const order of [events, events.toReversed()]) {
    const it = timeline();
    order.forEach((event) => applyEvent(it, event));
    equal(ids(it), ["a", "b"]);
    equal(it.entries.get("b").message.status, "delivered");
    equal(it.entries.get("b").message.statusHistory.map(({ status }) => status), ["sent", "delivered"]);
  }
});

test("what arrives while an older stretch is shown is counted only", () => {
  const it = { ...timeline(message("a", 1)), isAtEnd: false };
  equal(applyEvent(it, { type: "message.received", data: message("z", 9) }), false);
  equal([ids(it), it.newer], [["a"], 1]);
});

test("a call's recording and its text join the call, whichever comes first", () => {
  const call = { id: "call", conversationId: "c", startedAt: at(1), statusHistory: [], recordings: [], revision: 0 };
  const it = timeline();
  applyEvent(it, { type: "call.received", data: call });
  const about = { callId: "call", recordingId: "RE1", voicemail: true, durationSeconds: 9, at: at(2) };
  applyEvent(it, { type: "transcription.available", data: { ...about, transcription: "Call me" } });
  applyEvent(it, { type: "recording.available", data: about });
  equal(it.entries.get("call").call.recordings, [
    { id: "RE1", voicemail: true, durationSeconds: 9, available: true, startedAt: at(2), transcription: "Call me" },
  ]);
  applyEvent(it, { type: "recording.deleted", data: about });
  equal(it.entries.get("call").call.recordings, []);
});

test("a thread stays short at the end where one does not read", () => {
  const it = timeline(...Array.from({ length: 320 }, (_, index) => message(`m${1000 + index}`, index)));
  equal(it.entries.dropOldest(300), true);
  equal([it.entries.size, it.entries.first.id], [300, "m1020"]);
  equal(it.entries.dropOldest(300), false);
  equal(it.entries.dropNewest(299), true);
  equal(it.entries.last.id, "m1318");
});

test("messages of one author within five minutes are a group", () => {
  const { entries } = timeline(message("a", 0), message("b", 4), message("c", 10), mine("d", 11), mine("e", 12, { by: { id: "other" } }));
  const rows = timelineRows(entries.all);
  equal(rows.map(({ type }) => type), ["day", "message", "message", "message", "message", "message"]);
  equal(rows.slice(1).map(({ isFirst, isLast }) => [isFirst, isLast]), [[true, false], [false, true], [true, true], [true, true], [true, true]]);
});

test("what is new since one left begins at the first message that was not read", () => {
  const { entries } = timeline(message("a", 0), mine("b", 1), message("c", 2), message("d", 3));
  equal(firstUnread(entries.all, 2), "c");
  equal(firstUnread(entries.all, 0), undefined);
  equal(timelineRows(entries.all, { newFrom: "c" }).map(({ key }) => key).slice(1), ["a", "b", "new", "c", "d"]);
});

test("a text that the stream tells of first is shown once", () => {
  const entry = (key, state) => ({ key, state, method: "POST", path: "/api/conversations/c/messages", body: { body: "Hi" }, at: at(5) });
  const { entries } = timeline(mine("x", 5, { body: "Hi" }));
  equal(unconfirmed([entry("1", "sending"), entry("2", "sending")], entries.all, "me").map(({ key }) => key), ["2"]);
  equal(unconfirmed([entry("1", "waiting")], entries.all, "me").length, 1);
  equal(unconfirmed([{ ...entry("1", "waiting"), method: "PATCH" }], entries.all, "me").length, 1);
  equal(unconfirmed([{ ...entry("1", "refused"), method: "PATCH" }], entries.all, "me").length, 0);
});

test("another person's answer since one began to write is found", () => {
  const context = { session: { id: "me" }, members: { name: (id) => id } };
  const began = Date.parse(at(5));
  const found = (...messages) => anotherAnswer(timeline(...messages).entries.all, began, context, Date.parse(at(8)));
  equal(found(mine("a", 7, { by: { id: "jonas", name: "Jonas" } })), { name: "Jonas", minutes: 1 });
  equal(found(mine("a", 4, { by: { id: "jonas" } })), undefined);
  equal(found(mine("a", 7)), undefined);
  equal(found(mine("a", 7, { by: undefined, automatic: true })), undefined);
});
