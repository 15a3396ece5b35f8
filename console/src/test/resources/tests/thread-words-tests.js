import { delivery, outboxDelivery } from "/console/js/inbox/thread/delivery.js";
import { blockedReason, windowMinutes } from "/console/js/inbox/thread/blocked.js";
import { plainerText, segmentsOf } from "/console/js/inbox/thread/segments.js";
import { askedFor, matchingTemplates, missingVariables, templateText } from "/console/js/inbox/thread/suggestions.js";
import { popupActions } from "/console/js/inbox/thread/popup-actions.js";
import { mentioned } from "/console/js/inbox/thread/outbound.js";
import { problemOf } from "/console/js/inbox/thread/attachments.js";
import { sendLaterChoices, theirTime, zonesOf } from "/console/js/inbox/thread/their-time.js";
import { automaticAnswers } from "/console/js/inbox/thread/automatic-answers.js";
import { equal, test } from "./testing.js";

const segments = (text) => segmentsOf(text).segments;

test("segments are counted as carriers cut them", () => {
  equal(segments(""), 0);
  equal(segments("a".repeat(160)), 1);
  equal(segments("a".repeat(161)), 2);
  equal(segments("a".repeat(307)), 3);
  equal(segments("€".repeat(80)), 1);
  equal(segments("€".repeat(81)), 2);
  equal(segments("я".repeat(70)), 1);
  equal(segments("я".repeat(71)), 2);
  equal(segments("👍".repeat(35)), 1);
  equal(segments("👍".repeat(36)), 2);
});

test("no character is cut in two by a segment", () => {
  equal(segments("a".repeat(152) + "€" + "a".repeat(152)), 3);
});

test("the letter that forces short segments is named, and may be replaced", () => {
  equal(segmentsOf("It’s ready").forcedBy, "’");
  equal(segmentsOf("It's ready").forcedBy, undefined);
  equal(plainerText(`It’s ready – ${"a".repeat(80)}`), `It's ready - ${"a".repeat(80)}`);
  equal(plainerText("It’s ready"), "It’s ready");
});

test("the words of the API come before those of the console", () => {
  const told = delivery({ status: "undelivered", errorCode: 30003, errorText: "The phone is off.", remedy: "Later." });
  equal([told.kind, told.reason, told.remedy, told.code, told.offers], ["failed", "The phone is off.", "Later.", 30003, ["again", "later"]]);
  equal(delivery({ status: "failed", errorCode: 30007 }).offers, ["edit"]);
  equal(delivery({ status: "failed", errorCode: 30001 }).offers, ["again", "later"]);
  equal(delivery({ status: "failed", errorCode: 21211 }).offers, ["check", "call"]);
  equal(delivery({ status: "failed", errorCode: 99999, errorText: "Not delivered." }).reason, "");
  equal(delivery({ status: "something-new" }).words, "something-new");
});

test("what waits in the outbox says for what", () => {
  equal(outboxDelivery({ state: "waiting", attempts: 0 }, true).words, "Waits for your connection");
  equal(outboxDelivery({ state: "waiting", attempts: 0 }, false).words, "Sending");
  equal(outboxDelivery({ state: "refused", problem: { title: "Opted out" } }).offers, ["edit", "discard"]);
  equal(outboxDelivery({ state: "unknown" }).offers, ["retry", "discard"]);
});

test("a text that the API refuses says why and offers what helps", () => {
  const refused = (problem) => outboxDelivery({ state: "refused", problem });
  const optedOut = refused({ title: "Conflict", detail: "The customer opted out.", code: "opted-out", status: 409 });
  equal([optedOut.words, optedOut.reason, optedOut.remedy, optedOut.offers], ["Not sent", "The customer opted out.", "", ["call", "note", "discard"]]);
  equal(refused({ title: "Conflict", detail: "24 hours have passed.", code: "outside-whatsapp-window" }).offers[0], "template");
  equal(refused({ title: "Conflict", detail: "It was used.", code: "idempotency-key-reused" }).offers, ["edit", "discard"]);
  equal(refused({ title: "Conflict" }).reason, "Conflict.");
});

const NOW = Date.parse("2026-11-27T10:00:00Z");
const tom = { channel: "sms", theirAddress: "+15551230103", ourAddress: "+15005550006", routed: true, contact: { name: "Tom" } };

test("says why no text can be written", () => {
  const kind = (change) => blockedReason({ ...tom, ...change }, { now: NOW })?.kind;
  equal(kind({}), undefined);
  equal(kind({ consent: { state: "opted-out", at: "2026-11-12T10:00:00Z", reason: "STOP" } }), "optedOut");
  equal(kind({ consent: { state: "opted-in", at: "2026-11-12T10:00:00Z" } }), undefined);
  equal(kind({ routed: false }), "unrouted");
  equal(kind({ theirAddress: "12345" }), "shortCode");
  equal(kind({ channel: "whatsapp", whatsappWindowEndsAt: "2026-11-27T09:59:00Z" }), "window");
  equal(kind({ channel: "whatsapp", whatsappWindowEndsAt: "2026-11-27T10:30:00Z" }), undefined);
  equal(windowMinutes({ channel: "whatsapp", whatsappWindowEndsAt: "2026-11-27T10:30:00Z" }, NOW), 30);
  equal(windowMinutes({ channel: "whatsapp", whatsappWindowEndsAt: "2026-11-27T18:30:00Z" }, NOW), undefined);
});

const templates = [
  { name: "ready", body: "Your {{bike}} is ready, {{contact.name}}.", variables: ["bike", "contact.name"] },
  { name: "hours", body: "We are ready from 9 to 6.", variables: [] },
  { name: "whatsapp hello", body: "Hello", variables: [], channel: "whatsapp" },
];

test("a slash at the beginning asks for templates, an @ in a note for people", () => {
  equal(askedFor("/re", 3, "reply"), { kind: "templates", query: "re", from: 0, length: 3 });
  equal(askedFor("see /re", 7, "reply"), undefined);
  equal(askedFor("ask @Jo", 7, "note"), { kind: "mentions", query: "Jo", from: 4 });
  equal(askedFor("a@b", 3, "note"), undefined);
  equal(askedFor("@Jo", 3, "reply"), undefined);
});

/** A composer with a text, whose cursor is at an offset. */
function composing(text, caret) {
  const field = Object.assign(document.createElement("textarea"), { id: "composer", value: text });
  document.body.append(field);
  field.setSelectionRange(caret, caret);
  const composer = {
    text,
    mode: "reply",
    open: (popup) => (composer.popup = popup),
    write: (written) => (composer.text = written),
  };
  const open = () => ({ composer, conversation: { ...tom, contact: { name: "Tom" } } });
  const actions = popupActions({}, open, { send() {}, focusComposer() {} });
  const choose = (template) => {
    composer.popup = { ...composer.popup, items: [template] };
    actions.choose(0);
    field.remove();
  };
  return { composer, actions, field, choose };
}

test("a template from the button stands where the cursor is, and nothing typed is lost", () => {
  const inside = composing("Hello, see you", 6);
  inside.actions.templates();
  inside.choose({ body: "we are open.", variables: [] });
  equal(inside.composer.text, "Hello, we are open. see you");

  const asked = composing("Hello", 5);
  asked.actions.templates();
  asked.choose(templates[0]);
  equal(asked.composer.text, "Hello");
  asked.actions.setVariable("bike", "Trek");
  asked.actions.insertTemplate();
  equal(asked.composer.text, "Hello Your Trek is ready, Tom.");
});

test("a template that was searched by a slash takes the place of the search", () => {
  const it = composing("/re", 3);
  it.actions.suggest(it.field);
  it.choose({ body: "We are open.", variables: [] });
  equal(it.composer.text, "We are open.");
});

test("templates are found by name and text, those with the name first", () => {
  equal(matchingTemplates(templates, "ready", "sms").map(({ name }) => name), ["ready", "hours"]);
  equal(matchingTemplates(templates, "", "whatsapp").length, 3);
  equal(missingVariables(templates[0], { "contact.name": "Tom" }), ["bike"]);
  equal(templateText(templates[0], { "contact.name": "Tom", bike: "{{x}}" }), "Your {{x}} is ready, Tom.");
});

test("a note mentions the people whose names stand in it", () => {
  const members = { all: () => [{ id: "1", name: "Ann" }, { id: "2", name: "Ann Lee" }, { id: "3", name: "Jo" }] };
  equal(mentioned("@Ann Lee please", members), ["2"]);
  equal(mentioned("@Ann and @Ann Lee", members), ["1", "2"]);
  equal(mentioned("Jo@example.com", members), []);
});

test("a file is checked before it is uploaded", () => {
  equal(problemOf({ type: "image/jpeg", size: 1000 }, "sms"), undefined);
  equal(problemOf({ type: "image/jpeg", size: 6_000_000 }, "sms"), "Pictures have at most 5 MB.");
  equal(problemOf({ type: "application/pdf", size: 600_000 }, "sms"), "By MMS such a file has at most 500 KB.");
  equal(problemOf({ type: "application/pdf", size: 600_000 }, "whatsapp"), undefined);
  equal(problemOf({ type: "application/x-msdownload", size: 10 }, "sms"), "Files of this type cannot be sent.");
  equal(problemOf({ type: "image/png", size: 0 }, "sms"), "The file is empty.");
});

test("tomorrow morning is theirs where their time zone is known", () => {
  const now = new Date("2026-11-27T10:00:00Z");
  const choice = sendLaterChoices(["Asia/Tokyo"], now).find(({ words }) => words.startsWith("Tomorrow"));
  equal(choice.at.toISOString(), "2026-11-28T00:00:00.000Z");
  equal(zonesOf({ country: "JP" }), ["Asia/Tokyo"]);
  equal(zonesOf({ country: "US", attributes: { timeZone: "America/Chicago" } }), ["America/Chicago"]);
  equal(zonesOf({ country: undefined }), []);
  equal(theirTime([], undefined, now), undefined);
});

test("a country of several time zones has its name and no morning of its own", () => {
  const now = new Date("2026-11-27T10:00:00Z");
  equal(theirTime(["America/Chicago", "America/New_York"], "US", now).place, "United States");
  equal(theirTime(["Asia/Tokyo"], undefined, now).place, "Tokyo");
  const tomorrow = (zones) => sendLaterChoices(zones, now).find(({ words }) => words.startsWith("Tomorrow")).words;
  equal(tomorrow(["America/Chicago", "America/New_York"]), "Tomorrow morning (your time)");
  equal(tomorrow([]), "Tomorrow morning (your time)");
  equal(tomorrow(["Asia/Tokyo", "Asia/Seoul"]), "Tomorrow morning (their time)");
});

test("automatic answers pause after a person's, as the server decides", () => {
  const now = new Date("2026-11-27T10:00:00Z");
  const sent = (at, automatic) => ({ at, message: { direction: "outbound", automatic } });
  const state = (settings, ...entries) => automaticAnswers(settings, { conversation: tom, entries, now });
  equal(state({ enabled: false }), { isOn: false });
  equal(state({ enabled: false, perNumber: { "+15005550006": { enabled: true } } }), { isOn: true });
  const on = { enabled: true, quietAfterAgentMinutes: 60, minIntervalMinutes: 5 };
  equal(state(on), { isOn: true });
  equal(state(on, sent("2026-11-27T09:30:00Z")), { isOn: true, by: "person", until: "2026-11-27T10:30:00.000Z" });
  equal(state(on, sent("2026-11-27T09:58:00Z", true)), { isOn: true, by: "answer", until: "2026-11-27T10:03:00.000Z" });
  equal(state(on, sent("2026-11-27T08:58:00Z")), { isOn: true });
  equal(automaticAnswers(on, { conversation: { ...tom, blocked: true }, entries: [], now }), { isOn: false });
});
