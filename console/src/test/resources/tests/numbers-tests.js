import { matches } from "/console/js/numbers/number-list.js";
import { stepsOf } from "/console/js/numbers/purchase/purchase-view.js";
import { changesOf } from "/console/js/numbers/history-words.js";
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
  equal(healthOf({ number, purchase: { state: "bought" } }).words, "Setting up");
  equal(healthOf({ number: { ...number, channels: ["sms"] } }).words, "No calls");
  equal(healthOf({ number, isSuspended: true }).tone, "bad");
});

test("places that something else manages do not differ", () => {
  const wrong = [{ name: "CallbackUrl", matches: false }];
  equal(differing({ fields: [], whatsappSender: { fields: wrong, managedBy: "Flex" } }).length, 0);
  equal(differing({ fields: [], whatsappSender: { fields: wrong } }).length, 1);
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
