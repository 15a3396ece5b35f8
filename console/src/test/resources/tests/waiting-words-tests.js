import { changeWords, kindOf, refusedWords, waitingWords } from "/console/js/lib/waiting-words.js";
import { equal, test } from "./testing.js";

const text = { method: "POST", path: "/api/conversations/c/messages" };
const first = { method: "POST", path: "/api/messages" };
const note = { method: "POST", path: "/api/conversations/c/notes" };
const change = { method: "PATCH", path: "/api/conversations/c", body: {} };
const dismissal = { method: "POST", path: "/api/calls/1/dismiss", words: "Dismiss a call" };

test("says what waits by what it is", () => {
  equal([text, first, note, change, dismissal].map(kindOf), ["answer", "answer", "note", "change", "change"]);
  equal(waitingWords([]), "");
  equal(waitingWords([text]), "1 answer waits");
  equal(waitingWords([text, first]), "2 answers wait");
  equal(waitingWords([change]), "1 change waits");
  equal(waitingWords([text, change, text, note]), "2 answers, 1 note, and 1 change wait");
});

test("says what was refused by what it is", () => {
  equal([refusedWords([text]), refusedWords([text, note])], ["1 answer was not sent.", "1 answer and 1 note were not sent."]);
});

test("says what a change does", () => {
  const words = (body) => changeWords({ ...change, body }, () => "Jonas");
  equal([{ assignee: "j" }, { assignee: null }].map(words), ["Assign to Jonas", "Assign to nobody"]);
  equal([{ status: "closed" }, { status: "open" }, { labels: [] }, { pinned: true }].map(words), ["Close", "Open again", "Change the labels", "Pin"]);
  equal(words({ status: "snoozed", snoozedUntil: null }), "Snooze until they answer");
  equal(changeWords(dismissal), "Dismiss a call");
});
