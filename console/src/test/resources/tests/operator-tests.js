import { Problem } from "/console/js/api/problem.js";
import { Attempt } from "/console/js/operator/attempt.js";
import { FailedRecords } from "/console/js/operator/failed-records.js";
import { Operations } from "/console/js/operator/operations.js";
import { Tenants } from "/console/js/operator/tenants.js";
import { actionWords, outcomeWords } from "/console/js/operator/words.js";
import { UrlComparison } from "/console/js/state/url-comparison.js";
import { equal, eventually, test } from "./testing.js";

const counts = (change) => ({
  ...{ read: 0, selected: 0, replayed: 0, discarded: 0, rejected: 0, unreadable: 0 },
  ...{ replayedByTopic: {}, rejectedByReason: {}, ...change },
});

const operation = (change) => ({
  ...{ id: "o1", kind: "dead-letters", action: "replay", dryRun: false, state: "succeeded", done: 1, total: 1, failures: [] },
  ...{ counts: counts({ selected: 1, replayed: 1 }), ...change },
});

const discard = { kind: "dead-letters", action: "discard", selection: { topic: "a.dlt" }, words: "Discard" };

test("an attempt looks first, and acts only once what is discarded is explained", async () => {
  const begun = [];
  const api = {
    begin: async (kind, action, request, key) => {
      begun.push({ request, hasKey: Boolean(key) });
      return operation({ dryRun: request.dryRun, counts: counts({ selected: 6, discarded: 6 }) });
    },
  };
  const attempt = new Attempt(discard, () => {}, api);

  await attempt.look();
  await attempt.confirm();
  equal([attempt.amount, attempt.canConfirm, begun.length], [6, false, 1]);
  attempt.write("A test of ours");
  await attempt.confirm();

  equal(begun[1], { request: { topic: "a.dlt", note: "A test of ours", dryRun: false }, hasKey: true });
  attempt.close();
});

test("an attempt that is refused keeps what was written and can be sent again under its key", async () => {
  const keys = [];
  const api = {
    begin: async (kind, action, { dryRun }, key) => {
      if (dryRun) return operation({ dryRun, counts: counts({ selected: 1, discarded: 1 }) });
      keys.push(key);
      throw new Problem(503, "Not available");
    },
  };
  const attempt = new Attempt(discard, () => {}, api);
  await attempt.look();
  attempt.write("Ours");

  await attempt.confirm();
  equal([attempt.problem.status, attempt.note, attempt.canConfirm], [503, "Ours", true]);
  await attempt.confirm();

  equal([keys.length, keys[0] === keys[1]], [2, true]);
  attempt.close();
});

test("an attempt that would change nothing cannot be confirmed", async () => {
  const api = { begin: async () => operation({ dryRun: true, counts: counts({ selected: 3, rejected: 3 }) }) };
  const attempt = new Attempt({ ...discard, action: "replay" }, () => {}, api);
  await attempt.look();
  equal(attempt.canConfirm, false);
  attempt.close();
});

test("operations tell what has ended, and which was the last one that decided about records", async () => {
  const ended = [];
  const answers = [
    [operation({ id: "o2", state: "running" }), operation({ id: "d1", dryRun: true }), operation({ id: "o1" })],
    [operation({ id: "o2", counts: counts({ selected: 2, rejected: 2 }) }), operation({ id: "d1", dryRun: true }), operation({ id: "o1" })],
  ];
  const operations = new Operations(() => {}, ({ id }) => ended.push(id), { replays: async () => ({ items: answers.shift() }) });
  await operations.load();
  equal([operations.open.map(({ id }) => id), operations.last("dead-letters").id], [["o2"], "o1"]);

  await operations.load();

  equal([operations.open, ended, operations.last("dead-letters").id], [[], ["o2"], "o1"]);
  equal(operations.last("rejected-webhooks"), undefined);
  operations.close();
});

test("records are listed under the filter of the address, times as moments", async () => {
  const asked = [];
  const api = { counts: async () => ({ items: [{ count: 2 }, { count: 3 }] }), records: async (kind, query) => (asked.push(query), { items: [], next: null }) };
  const records = new FailedRecords("rejected-webhooks", ["account", "from", "state"], { api, changed: () => {} });

  records.show(new URLSearchParams({ account: "AC1", from: "2026-11-27T08:00", state: "replayed", other: "x" }));

  await eventually(() => equal([records.waiting, asked.length], [5, 1]));
  equal(records.selection, { account: "AC1", from: new Date("2026-11-27T08:00").toISOString() });
  equal([asked[0].state, asked[0].other], ["replayed", undefined]);
  records.close();
});

const tenant = (tenantId, friendlyName, textsPerMinute) => ({
  ...{ tenantId, accounts: [{ accountSid: `AC${tenantId}`, friendlyName }] },
  recent: { textsPerMinute, undelivered: 0 },
});

test("tenants are found by name and account, and sorted", async () => {
  const tenants = new Tenants(() => {}, { tenants: async () => [tenant("b", "Zebra", 1), tenant("a", "Bikes & <b>", 2), tenant("c", undefined, 9)] });
  await tenants.list.load();
  const shown = () => tenants.shown.map(({ tenantId }) => tenantId).join("");

  equal([shown(), tenants.hasDrift, tenants.hasDelay], ["acb", false, false]);
  tenants.sort("texts");
  equal(shown(), "cab");
  tenants.sort("texts");
  equal(shown(), "bac");
  tenants.text = " acB";
  equal([shown(), tenants.ofAccount("ACb").tenantId, tenants.ofAccount(undefined)], ["b", "b", undefined]);
  tenants.close();
});

test("the URL at Twilio is that of the number that the request names, whichever of the two it is", async () => {
  const asked = [];
  const fields = [{ name: "SmsUrl", desired: "https://ours/api/webhooks/sms", actual: "https://old/api/webhooks/sms" }];
  const webhooksOf = async (number) => {
    asked.push(number);
    if (number === "+1555") throw new Problem(404, "Not found");
    return { fields };
  };
  const request = { path: "/api/webhooks/sms", parameters: { To: ["+1555"], From: "+1500", Caller: "client:emil" }, changed() {} };
  const comparison = new UrlComparison({ ...request, webhooksOf });

  await comparison.ask();

  equal([comparison.actual, comparison.desired, asked], [fields[0].actual, fields[0].desired, ["+1555", "+1500"]]);
  equal([comparison.canAsk, new UrlComparison(request).canAsk], [false, false]);
});

test("a number without a webhook of the path is told", async () => {
  const comparison = new UrlComparison({ path: "/api/webhooks/sms", parameters: { To: "+1555" }, webhooksOf: async () => ({ fields: [] }), changed() {} });

  await comparison.ask();

  equal([comparison.isAbsent, comparison.actual], [true, undefined]);
});

test("outcomes are told in sentences", () => {
  const foreseen = counts({ selected: 411, replayed: 380, rejected: 31, replayedByTopic: { "twilio.messaging": 371, "twilio.voice": 9 }, rejectedByReason: { "bad-signature": 31 } });
  equal(outcomeWords(operation({ kind: "rejected-webhooks", dryRun: true, counts: foreseen })), [
    "380 of 411 would pass now: 371 to twilio.messaging and 9 to twilio.voice.",
    "31 would still be rejected: wrong signature (31).",
  ]);
  equal(outcomeWords(operation({ counts: counts({ selected: 2, replayed: 1, unreadable: 1, replayedByTopic: { "twilio.voice": 1 } }) })), [
    "1 of 2 records went back to twilio.voice.",
    "1 record cannot be put back and stays where it is.",
  ]);
  equal(actionWords(operation({ state: "running", counts: counts({}) })), "tries dead letters again");
  equal(actionWords(operation({ action: "discard" })), "discarded 1 dead letter");
});
