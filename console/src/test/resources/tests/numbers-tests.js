import { accountTroubles, troubleOf } from "/console/js/numbers/account-troubles.js";
import { matches } from "/console/js/numbers/number-list.js";
import { repairLines } from "/console/js/numbers/repair-progress.js";
import { stepsOf } from "/console/js/numbers/purchase/purchase-view.js";
import { changesOf } from "/console/js/numbers/history-words.js";
import { firstSeen } from "/console/js/numbers/webhooks/field-view.js";
import { differing, healthOf } from "/console/js/numbers/words.js";
import { equal, test } from "./testing.js";

const number = {
  id: "n1",
  address: "+15005550006",
  friendlyName: "Workshop",
  agentId: "jonas",
  state: "active",
  channels: ["sms", "voice"],
  capabilities: ["sms", "voice"],
};

const nameOf = (id) => ({ jonas: "Jonas" })[id];

test("a number is found by its digits in any spelling, its name and its person", () => {
  for (const text of ["500 555", "+1 (500)", "work", "jonas", ""]) equal(matches(number, text, nameOf), true);
  for (const text of ["999", "sales"]) equal(matches(number, text, nameOf), false);
});

test("the badge of a number says what is known best", () => {
  const field = (isRight) => ({ name: "VoiceUrl", matches: isRight });
  const comparison = (...fields) => ({ fields });
  equal(healthOf({ number }).words, "In order");
  equal(healthOf({ number, comparison: comparison(field(true), field(false)) }).words, "1 differs");
  equal(healthOf({ number, finding: { state: "broken", title: "Voice URL" } }).words, "Differs");
  equal(healthOf({ number, comparison: comparison(field(true)), finding: { state: "broken" } }).words, "In order");
  equal(healthOf({ number, purchase: { state: "bought" } }).words, "Setting up 2 of 4");
  equal(healthOf({ number: { ...number, channels: ["sms"] } }).words, "No calls");
  equal(healthOf({ number: { ...number, health: { state: "in-order" } } }).words, "In order");
});

test("a number that cannot be repaired says since when, and how much of it differs", () => {
  const failing = { state: "failing", since: new Date().toISOString(), detail: "Twilio is busy.", fields: 2 };
  const health = healthOf({ number: { ...number, health: failing } });
  equal([health.tone, health.words.startsWith("Failing since"), health.detail], ["bad", true, "2 differ. Twilio is busy."]);
  equal(healthOf({ number: { ...number, health: failing }, comparison: { fields: [{ matches: true }] } }).words, "In order");
});

test("a suspended account is told from a refused token, and concerns its own numbers only", () => {
  const check = (id, title, state = "broken") => ({ id, state, title, detail: "Why.", remedy: "Mend it." });
  const troubles = accountTroubles([
    check("credentials@AC2", "Twilio refuses the credentials"),
    check("main-account@AC1", "The main account is not active"),
    check("account-status@AC1", "The account is suspended"),
    check("account-status@AC3", "The account is a trial", "warning"),
    check("balance@AC3", "Nothing is left"),
  ]);
  const badgeOf = (accountSid) => healthOf({ number, trouble: troubleOf({ accountSid }, troubles) }).words;
  equal(["AC1", "AC2", "AC3"].map(badgeOf), ["Suspended", "Token wrong", "In order"]);
  equal(troubleOf({ accountSid: "AC1" }, accountTroubles([check("credentials", "Twilio refuses the credentials")])).cause, "credentials");
});

test("a difference was first seen by a failed repair, or by the doctor", () => {
  const [early, late] = ["2024-03-01T09:00:00Z", "2024-03-05T09:00:00Z"];
  const finding = { id: "webhooks:PN1", since: late };
  equal(firstSeen({ failing: { since: early } }, finding).includes("Mar 1"), true);
  equal(firstSeen({}, finding).includes("Mar 5"), true);
  equal(firstSeen({}, { id: "capabilities:PN1", since: early }).startsWith("Seen just now"), true);
});

test("places that something else manages do not differ", () => {
  const wrong = [{ name: "CallbackUrl", matches: false }];
  equal(differing({ fields: [], whatsappSender: { fields: wrong, managedBy: "Flex" } }).length, 0);
  equal(differing({ fields: [], whatsappSender: { fields: wrong } }).length, 1);
});

test("each number has its outcome of the repair of all, failures first", () => {
  const numbers = ["n1", "n2", "n3"].map((id) => ({ id, address: `+${id}`, state: "active" }));
  const told = new Map([["n2", { outcome: "succeeded" }]]);
  const outcomes = (job) => repairLines({ failures: [], ...job }, [...numbers, { state: "released" }], told).map(({ number, outcome }) => number.id + " " + outcome);
  equal(outcomes({ state: "running" }), ["n2 repaired", "n1 waiting", "n3 waiting"]);
  equal(outcomes({ state: "succeeded", failures: [{ item: "+n3", detail: "No." }] }), ["n3 failed", "n2 repaired", "n1 in-order"]);
  equal(outcomes({ state: "canceled" }), ["n2 repaired", "n1 unknown", "n3 unknown"]);
});

test("a purchase is told in four steps, also when it fails", () => {
  const at = "2026-11-27T03:00:00Z";
  const states = (purchase) => stepsOf(purchase).map(({ state }) => state);
  const steps = (...names) => names.map((step) => ({ step, at }));
  equal(states({ state: "bought", steps: steps("requested", "chosen", "bought") }), ["done", "done", "now", "waiting"]);
  equal(states({ state: "active", steps: steps("requested", "bought", "configured", "active") }), ["done", "done", "done", "done"]);
  equal(states({ state: "failed", steps: steps("requested", "bought") }), ["done", "undone", "failed", "failed"]);
});

test("an entry of the audit is told field by field", () => {
  const before = { friendlyName: "Old", enabledChannels: { sms: true, voice: true }, revision: 1 };
  const after = { friendlyName: "New", enabledChannels: { sms: true, voice: false }, revision: 2 };
  equal(changesOf({ before, after }, nameOf), [
    { name: "Name", before: "Old", after: "New" },
    { name: "Channels", before: "texts and calls", after: "texts" },
  ]);
});
