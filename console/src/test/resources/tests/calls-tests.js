import { CallList } from "/console/js/calls/call-list.js";
import { notesAfter } from "/console/js/calls/call-notes.js";
import { filterOf, listAddress, parametersOf, selects } from "/console/js/calls/filters.js";
import { KnownCalls } from "/console/js/calls/known-calls.js";
import { UnplannedNumbers } from "/console/js/calls/unplanned-numbers.js";
import { RunningClock } from "/console/js/calls/running-clock.js";
import { wayOf } from "/console/js/calls/way.js";
import { summaryWords } from "/console/js/parts/call-outcome.js";
import { isOpen } from "/console/js/state/call-facts.js";
import { equal, test } from "./testing.js";

const CALL = {
  id: "k1",
  direction: "inbound",
  from: "+15551230001",
  to: "+15005550006",
  status: "ringing",
  result: "ongoing",
  path: [],
  legs: [],
  recordings: [],
  statusHistory: [],
  startedAt: "2026-11-21T09:30:00Z",
};

const MISSED = { ...CALL, status: "completed", result: "missed", endedAt: "2026-11-21T09:30:20Z" };

const noOne = () => undefined;

test("a late event does not make a call ring again", () => {
  const known = new KnownCalls();
  known.apply({ type: "call.status-changed", time: "2026-11-21T09:30:20Z", data: MISSED });
  known.apply({ type: "call.received", time: "2026-11-21T09:30:00Z", data: CALL });
  equal(known.get("k1").result, "missed");
});

test("an answer that was asked for before an event does not undo the event", () => {
  const known = new KnownCalls();
  const moment = known.moment;
  known.apply({ type: "call.status-changed", time: "2026-11-21T09:30:20Z", data: MISSED });
  known.loaded(CALL, moment);
  equal(known.get("k1").result, "missed");
  known.loaded({ ...MISSED, dismissed: true }, known.moment);
  equal(known.get("k1").dismissed, true);
});

test("a recording comes and goes with its events", () => {
  const known = new KnownCalls();
  known.loaded(MISSED, 0);
  const data = { callId: "k1", recordingId: "RE1", voicemail: true, durationSeconds: 24, at: "2026-11-21T09:30:45Z" };
  known.apply({ type: "voicemail.received", time: data.at, data });
  known.apply({ type: "transcription.available", time: data.at, data: { ...data, transcription: "Hi" } });
  equal(known.get("k1").recordings.map(({ available, transcription }) => [available, transcription]), [[true, "Hi"]]);
  equal(known.get("k1").hasVoicemail, true);
  known.apply({ type: "recording.deleted", time: data.at, data });
  equal(known.get("k1").hasVoicemail, false);
});

test("an event of a kind that is not known is left alone", () => {
  equal(new KnownCalls().apply({ type: "call-centre.opened", data: {} }), false);
});

test("a missed call is open until a person has seen to it", () => {
  equal(isOpen(MISSED), true);
  equal(isOpen({ ...MISSED, dismissed: true }), false);
  equal(isOpen({ ...MISSED, direction: "outbound" }), false);
  equal(summaryWords(MISSED), "Missed, rang 20 s");
});

test("the way of a call tells how long each party rang", () => {
  const legs = [{ callSid: "CA2", to: "+15551110002", status: "no-answer", answered: false, startedAt: "2026-11-21T09:30:08Z" }];
  const path = [
    { kind: "received", at: "2026-11-21T09:30:00Z" },
    { kind: "menu", at: "2026-11-21T09:30:07Z", choice: "1" },
    { kind: "dial", at: "2026-11-21T09:30:23Z", to: "+15551110002", status: "no-answer" },
    { kind: "voicemail", at: "2026-11-21T09:30:41Z", seconds: 24 },
  ];
  const statusHistory = [
    { leg: "CA2", status: "ringing", at: "2026-11-21T09:30:08Z" },
    { leg: "CA2", status: "no-answer", at: "2026-11-21T09:30:23Z" },
  ];
  const way = wayOf({ ...MISSED, legs, path, statusHistory, endedAt: "2026-11-21T09:31:05Z" });
  equal(way.map(({ kind }) => kind), ["called", "menu", "rang", "voicemail", "ended"]);
  equal(way[2].rang, 15);
});

test("a filter is the same after it was an address", () => {
  const filter = { tab: "missed", number: "+15005550006", q: "blue bike & co", from: "2026-11-01", open: "yes" };
  const { searchParams } = new URL(listAddress(filter), location.origin);
  equal(listAddress(filterOf(searchParams)), listAddress(filter));
  equal(parametersOf(filter), {
    result: "missed",
    number: "+15005550006",
    from: new Date(2026, 10, 1).toISOString(),
    notCalledBack: "true",
  });
  equal(filterOf(new URLSearchParams("tab=nonsense")).tab, "all");
});

test("days of a filter are the reader's, the last one included", () => {
  const isIn = selects({ from: "2026-11-21", to: "2026-11-21" }, noOne);
  const at = (...parts) => ({ ...MISSED, startedAt: new Date(2026, 10, ...parts).toISOString() });
  equal([at(20, 23, 59), at(21, 0, 0), at(21, 23, 59), at(22, 0, 0)].map(isIn), [false, true, true, false]);
});

test("a device whose clock is wrong by a day shows no nonsense", () => {
  const clock = new RunningClock();
  const aDayLate = Date.parse(CALL.startedAt) + 86_400_000;
  equal(clock.secondsOf(CALL, aDayLate), 0);
  equal(clock.secondsOf(CALL, aDayLate + 8000), 8);
  equal(new RunningClock().secondsOf(CALL, Date.parse(CALL.startedAt) + 8000), 8);
});

test("a call that the stream tells of is in the lists whose filter it passes", () => {
  const known = new KnownCalls();
  const [all, missed] = ["all", "missed"].map((tab) => new CallList(known, { tab }, noOne, () => {}));
  known.apply({ type: "call.received", time: CALL.startedAt, data: CALL });
  equal([all.calls.length, missed.calls.length], [1, 0]);
  known.apply({ type: "call.status-changed", time: MISSED.endedAt, data: MISSED });
  equal([all.calls.length, missed.calls.length], [1, 1]);
});

test("what the caller was told stands in the way where it was told", () => {
  const at = "2026-11-21T09:30:00Z";
  const path = [
    { kind: "received", at },
    { kind: "announcement", at, text: "Hello" },
    { kind: "menu", at: "2026-11-21T09:30:07Z", choice: "1" },
    { kind: "voicemail", at: "2026-11-21T09:30:30Z", seconds: 4 },
    { kind: "announcement", at: "2026-11-21T09:30:30Z", text: "Thank you" },
  ];
  const way = wayOf({ ...MISSED, path, endedAt: "2026-11-21T09:30:30Z" });
  equal(way.map(({ kind, text }) => text ?? kind), ["called", "Hello", "menu", "voicemail", "Thank you", "ended"]);
});

test("every recording counts as one, messages too", () => {
  const isIn = selects({ tab: "recorded" }, noOne);
  const message = { ...MISSED, recordings: [{ id: "RE1", voicemail: true }] };
  equal([message, MISSED].map(isIn), [true, false]);
  equal([message, MISSED].map(selects({ tab: "missed", recorded: "yes" }, noOne)), [true, false]);
  equal(filterOf(new URLSearchParams("recorded=yes")).recorded, "yes");
});

test("the notes of a call end where the next call begins", () => {
  const entries = ["note:a", "call:k1", "message:m", "note:b", "call:k2", "note:c"].map((entry) => {
    const [kind, id] = entry.split(":");
    return { kind, id, [kind]: { id } };
  });
  equal(notesAfter({ id: "k1" }, entries).map(({ id }) => id), ["b"]);
  equal(notesAfter({ id: "k2" }, entries).map(({ id }) => id), ["c"]);
});

test("a call that the person may not see is in no list", () => {
  const known = new KnownCalls((call) => call.id !== "k1");
  known.apply({ type: "call.received", time: CALL.startedAt, data: CALL });
  equal([known.all.length, known.visible("k1")], [0, undefined]);
});

test("only numbers without any plan count as such", async () => {
  const number = (id, more) => ({ id, state: "active", enabledChannels: { voice: true }, ...more });
  const all = [
    number("bare"),
    number("planned", { voicePlan: {} }),
    number("ruled", { agentId: "sara" }),
    number("texts", { enabledChannels: { voice: false } }),
    number("released", { state: "released" }),
  ];
  const members = { get: (id) => (id === "sara" ? { forwarding: { to: "mobile" } } : undefined) };
  const unplanned = new UnplannedNumbers({ numbers: { all: () => all }, members, changed: () => {}, load: async () => ({ revision: 1 }) });
  unplanned.all();
  await new Promise((done) => setTimeout(done));
  equal(unplanned.all().map(({ id }) => id), ["bare"]);
});
