import { difference } from "/console/js/numbers/plan/difference.js";
import { branchAt, hoursWords } from "/console/js/numbers/plan/hours.js";
import { complete, joined, unfinished } from "/console/js/numbers/plan/local-check.js";
import { problemOf } from "/console/js/numbers/plan/json-view.js";
import { destinationFrom } from "/console/js/numbers/plan/people.js";
import { KINDS } from "/console/js/numbers/plan/kinds.js";
import { STARTING_POINTS } from "/console/js/numbers/plan/starting-points.js";
import { keyWords, summaryOf, titleAt } from "/console/js/numbers/plan/words.js";
import { takenPlaces } from "/console/js/numbers/hear/hear-store.js";
import { joinedSteps } from "/console/js/numbers/hear/heard-words.js";
import { equal, test } from "./testing.js";

const nameOf = (address) => ({ "+1": "Emil", "+2": "Jonas", "+3": "Sara" })[address] ?? address;
const voicemail = { type: "voicemail", greeting: { say: "Leave a message." }, maxSeconds: 90 };
const ring = { type: "forward", to: ["+1", "+2"], timeoutSeconds: 15, otherwise: voicemail };
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"];

const lines = (before, after) => difference(before, after, nameOf).map(({ words }) => words);

test("a step is told as people say it", () => {
  equal(titleAt(ring, "", nameOf), "Ring Emil, then Jonas");
  equal(titleAt({ ...ring, to: ["+1", "+2", "+3"], atOnce: true }, "", nameOf), "Ring Emil, Jonas and Sara at once");
  equal(titleAt(ring, "otherwise", nameOf), "No answer: voicemail");
  equal(summaryOf({ ...ring, confirm: { say: "Press 1." } }), "15 s each · they press 1 to take it");
  equal(summaryOf({ type: "menu", retries: 1 }), "waits 5 s, repeats once");
});

test("a menu's text names its keys", () => {
  const menu = { prompt: { say: "Welcome. For orders press 1, for the workshop press 2. Press 12 for Emil." } };
  equal(keyWords(menu, "1"), "Orders");
  equal(keyWords(menu, "2"), "Workshop");
  equal(keyWords(menu, "12"), "Emil");
  equal(keyWords(menu, "3"), "");
});

test("hours are told as on a door", () => {
  const words = hoursWords([
    { days: weekdays, from: "08:00", to: "18:00" },
    { days: ["saturday"], from: "09:00", to: "13:00" },
  ]);
  equal(words, "Mon–Fri 8:00–18:00, Sat 9:00–13:00");
  equal(hoursWords([]), "never");
});

test("a schedule takes the branch of a holiday while it is closed", () => {
  const step = { timeZone: "UTC", hours: [{ days: weekdays, from: "09:00", to: "17:00" }], holidays: [{ date: "2026-12-25", plan: voicemail }] };
  equal(branchAt(step, new Date("2026-11-27T10:00:00Z")), "open");
  equal(branchAt(step, new Date("2026-11-28T10:00:00Z")), "closed");
  equal(branchAt(step, new Date("2026-12-25T10:00:00Z")), "2026-12-25");
  equal(branchAt({ ...step, timeZone: "Nowhere" }, new Date()), undefined);
});

test("a difference names what was added, removed and changed", () => {
  equal(lines(undefined, ring), ["The number gets a call plan of its own."]);
  equal(lines(ring, ring), []);
  equal(lines(ring, { ...ring, timeoutSeconds: 20 }), ["Ring Emil, then Jonas: time 20 s, before 15 s"]);
  equal(lines(ring, { type: "greeting", greeting: { say: "Hi" }, then: ring }), ["Added: Greeting"]);
  equal(lines({ type: "greeting", greeting: { say: "Hi" }, then: ring }, ring), ["Removed: Greeting"]);
});

test("a difference inside a branch names the branch", () => {
  const menu = (step) => ({ type: "menu", prompt: { say: "Press 1" }, digits: { 1: step } });
  const [line] = difference(menu(ring), menu({ ...ring, otherwise: { ...voicemail, maxSeconds: 120 } }), nameOf);
  equal(line, { place: "1.otherwise", words: "Key 1 › Voicemail: longest message 120 s, before 90 s" });
});

test("what is not filled in is told at its place, and the server's words about the same are left out", () => {
  const plan = { type: "menu", prompt: { say: "Press 1" }, digits: { 1: { type: "forward", to: [] }, 2: null } };
  equal(unfinished(plan).map(({ place, field }) => [place, field]), [["2", undefined], ["1", "to"]]);
  const answer = { problems: [{ place: "1", code: "invalid-voice-plan", message: "'to' must name 1 to 10 destinations" }] };
  equal(joined(plan, answer).problems.length, 2);
  equal(complete(plan).digits[2], { type: "hangUp" });
});

test("JSON is a plan when each of its steps can be shown", () => {
  equal(problemOf(JSON.stringify(ring)), undefined);
  equal(problemOf("null"), undefined);
  for (const text of ["[]", "7", "{", '{"type":"menu","digits":{"1":7}}', '{"type":"greeting","then":[]}']) {
    equal(typeof problemOf(text), "string");
  }
});

test("an address is found in what people write", () => {
  equal(destinationFrom("+1 (555) 123-0103"), "+15551230103");
  equal(destinationFrom("0049 171 2345678"), "+491712345678");
  equal(destinationFrom("sip:desk@example.com"), "sip:desk@example.com");
  equal(destinationFrom("0171 234"), undefined);
});

test("every kind and every starting point can be completed by hand", () => {
  for (const kind of KINDS) equal(kind.fresh().type, kind.type);
  const allowed = ["Nobody is rung yet. Add a person or a number."];
  for (const point of STARTING_POINTS) {
    equal(unfinished(point.plan()).filter(({ message }) => !allowed.includes(message)), []);
  }
});

test("the way of a call lights up from the first step to the last", () => {
  const steps = [
    { place: "then", kind: "schedule", detail: "open" },
    { place: "then.open", kind: "keys", detail: "1" },
    { place: "then.open.1", kind: "ring" },
  ];
  equal([...takenPlaces(steps)].sort(), ["", "then", "then.open", "then.open.1"]);
});

test("ringing one phone and its end are one line", () => {
  const steps = [
    { kind: "ring", destinations: ["+1"], seconds: 15 },
    { kind: "unreached", destinations: ["+1"], detail: "noAnswer" },
    { kind: "ring", destinations: ["+1", "+2"], seconds: 20 },
    { kind: "unreached", destinations: ["+1"], detail: "busy" },
  ];
  equal(joinedSteps(steps).map(({ step, result }) => [step.kind, result]), [["ring", "no answer"], ["ring", undefined], ["unreached", undefined]]);
});
