import { differencesOf } from "/console/js/contacts/contact-edit.js";
import { ContactTimeline } from "/console/js/contacts/contact-timeline.js";
import { filterOf, listAddress, selects, sourceOf } from "/console/js/contacts/filters.js";
import { changeOf } from "/console/js/contacts/merge.js";
import { summaryOf } from "/console/js/contacts/summary.js";
import { applyToTimeline } from "/console/js/contacts/timeline-events.js";
import { equal, test } from "./testing.js";

const CONTACT = { id: "p1", name: "Ada", attributes: { order: "1" }, addresses: [], revision: 3 };

test("only what another person has changed as well is a conflict", () => {
  const renamed = { ...CONTACT, name: "Ada Lovelace", revision: 4 };
  equal(differencesOf({ attributes: { order: "2" } }, CONTACT, renamed), []);
  equal(differencesOf({ name: "Countess" }, CONTACT, renamed).map(({ theirs }) => theirs), ["Ada Lovelace"]);
  equal(differencesOf({ name: "Ada Lovelace" }, CONTACT, renamed), []);
});

test("what is chosen at a merge is all that is changed afterwards", () => {
  const fields = [
    { field: "name", values: ["Ada", "A. Lovelace"], chosen: 1 },
    { field: "order", isAttribute: true, values: ["1", "7"], chosen: 0 },
    { field: "city", isAttribute: true, values: [undefined, "London"], chosen: 1 },
  ];
  equal(changeOf(fields, CONTACT), { name: "A. Lovelace", attributes: { city: "London" } });
  equal(changeOf(fields.slice(1, 2), CONTACT), undefined);
});

test("conversations tell the last contact, the owner and who opted out", () => {
  const summary = summaryOf([
    { id: "c1", labels: ["l1"], updatedAt: "2026-11-20T09:00:00Z", consent: { state: "opted-out" } },
    { id: "c2", labels: ["l1", "l2"], updatedAt: "2026-11-21T09:00:00Z", assignee: "sara" },
  ]);
  equal([summary.lastAt, summary.labels, summary.owner, summary.optedOut], ["2026-11-21T09:00:00Z", ["l1", "l2"], "sara", 1]);
});

test("each filter asks the list of the server that knows of it", () => {
  equal(sourceOf(filterOf(new URLSearchParams("q=ada&sort=newest"))), "search");
  equal(sourceOf(filterOf(new URLSearchParams("q=ada&sort=newest&label=l1"))), "conversations");
  equal(sourceOf(filterOf(new URLSearchParams("unanswered=yes&sort=name"))), "conversations");
  equal(sourceOf(filterOf(new URLSearchParams("label=l1&sort=name"))), "conversations");
  equal(sourceOf(filterOf(new URLSearchParams("sort=name"))), "contacts");
  equal(listAddress(filterOf(new URLSearchParams("sort=recent&q=%2B1+555"))), "/contacts?q=%2B1+555");
});

test("a contact without a name is one whose name is known to be none", () => {
  const isIn = selects({ nameless: "yes" });
  equal([{ contact: CONTACT }, { contact: { ...CONTACT, name: undefined } }, { name: "Ada" }].map(isIn), [false, true, false]);
});

test("a status that is told late does not undo a newer one", () => {
  const message = { id: "m1", createdAt: "2026-11-21T09:00:00Z", status: "delivered", statusHistory: [{ status: "delivered", at: "2026-11-21T09:00:05Z" }] };
  const entries = new Map([["m1", { kind: "message", id: "m1", at: message.createdAt, message }]]);
  const status = (words, at) => ({ type: "message.status-changed", data: { messageId: "m1", status: words, at } });
  applyToTimeline(entries, status("sent", "2026-11-21T09:00:03Z"), "c1");
  equal(entries.get("m1").message.status, "delivered");
  applyToTimeline(entries, status("read", "2026-11-21T09:00:09Z"), "c1");
  equal(entries.get("m1").message.status, "read");
  equal(applyToTimeline(entries, { type: "message.sung", data: { id: "m1" } }, "c1"), false);
});

test("a timeline without conversations is loaded and empty", () => {
  const timeline = new ContactTimeline(() => {});
  timeline.follow([]);
  equal([timeline.isLoaded, timeline.hasMore, timeline.entries.length], [true, false, 0]);
});
