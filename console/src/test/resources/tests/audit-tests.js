import { wholeExport } from "/console/js/audit/audit-export.js";
import { changeWords, whatWords } from "/console/js/audit/changes.js";
import { changesOf } from "/console/js/audit/fields.js";
import { auditAddress, filterOf, parametersOf } from "/console/js/audit/filter.js";
import { targetOf } from "/console/js/audit/target.js";
import { whoWords } from "/console/js/audit/who.js";
import { actFor, download } from "/console/js/api/http.js";
import { answers, equal, test } from "./testing.js";

const MEMBERS = { get: (id) => (id === "sara" ? { name: "Sara" } : undefined), name: (id) => (id === "sara" ? "Sara" : id) };
const NUMBERS = { all: () => [{ id: "n1", address: "+15005550006" }], name: () => undefined };
const SOURCES = { members: MEMBERS, numbers: NUMBERS };

const of = (target, more) => targetOf({ target, what: "", ...more }, SOURCES);

test("changes have words, and unknown ones are shown as they are called", () => {
  equal(changeWords({ what: "label.created" }), "Label made");
  equal(changeWords({ what: "session.started", outcome: "failed" }), "Log-in refused");
  equal(changeWords({ what: "moon.landed" }), "moon.landed");
  equal(whatWords("template"), "Templates");
});

test("who made a change is a person, an operator, a program or a loop", () => {
  const who = (entry) => whoWords(entry, MEMBERS);
  equal(who({ subject: "sara", client: "console", roles: ["admin"] }), "Sara");
  equal(who({ subject: "sara", client: "crm", roles: ["admin"] }), "Sara by crm");
  equal(who({ subject: "emil", client: "console", roles: ["operator"] }), "emil, operator");
  equal(who({ subject: "crm", client: "crm" }), "API client crm");
  equal(who({ subject: "system:repair-loop" }), "The repair loop");
  equal(who({ subject: "system:rules" }), "The rules");
  equal(who({ subject: "system:night-shift" }), "night shift");
});

test("the thing of an entry has a name and a place", () => {
  equal(of("phone-numbers/n1/webhooks"), { kind: "the number", name: "+1 500 555 0006", href: "/numbers/n1/webhooks" });
  equal(of("phone-numbers/n1", { what: "phone-number.released" }).href, undefined);
  equal(of("settings/business-hours"), { kind: "the settings", name: "Hours", href: "/settings/hours" });
  equal(of("labels/l1", { after: { name: "repair" } }), { kind: "the label", name: "repair", href: "/settings/labels/l1" });
  equal(of("labels/l1", { what: "label.deleted", before: { name: "repair" } }), { kind: "the label", name: "repair", href: undefined });
  equal(of("templates/t1").href, "/settings/templates/t1");
  equal(of("members/sara").href, "/settings/members/sara");
  equal(of("settings/rules"), { kind: "the settings", name: "Rules", href: "/settings/rules" });
  equal(of("settings/company"), { kind: "the settings", name: "Name of the company", href: "/settings/company" });
  equal(of("settings/moon"), { kind: "the settings", name: "moon", href: undefined });
  equal(of("webhook-endpoints/e 1/attempts/a1").href, "/developers/endpoints/e%201");
  equal(of("moons/1"), {});
});

test("changed fields are in words, without those that always change", () => {
  const before = { agentId: "sara", enabledChannels: { sms: true }, revision: 1, VoiceUrl: "https://old.example" };
  const after = { agentId: null, enabledChannels: { sms: false }, revision: 2, VoiceUrl: "https://new.example" };
  equal(changesOf({ before, after }, MEMBERS), [
    { name: "Assigned to", before: "Sara" },
    { name: "Channels › Sms", before: "yes", after: "no" },
    { name: "VoiceUrl", before: "https://old.example", after: "https://new.example" },
  ]);
});

test("a filter is an address, and what is none is left out", () => {
  const filter = filterOf(new URLSearchParams("outcome=perhaps&from=soon&to=2026-11-27&what=label&text=+"));
  equal(auditAddress(filter, "a1"), "/audit?what=label&to=2026-11-27&open=a1");
  equal(parametersOf(filter).get("to"), new Date(2026, 10, 28).toISOString());
});

test("an export is whole, or it says that it broke off", async () => {
  const outcome = (text) => wholeExport(new Blob([text])).then(({ entries }) => entries, ({ code }) => code);
  equal(await outcome(""), 0);
  equal(await outcome('{"subject":"a","status":1}\n{"subject":"b"}\n'), 2);
  equal(await outcome('{"subject":"a"}\n{"status":503}\n'), "export-incomplete");
  equal(await outcome('{"subject":"a"}\n{"subj'), "export-incomplete");
});

test("a download names the tenant that an operator looks at, and is no page of a proxy", async () => {
  const asked = [];
  const types = ["text/csv; charset=utf-8", "text/html"];
  answers("/api/usage", async ({ headers }) => {
    asked.push(headers);
    return new Response("a;b", { headers: { "Content-Type": types.shift() } });
  });
  try {
    actFor("millers");
    equal(await (await download("/api/usage", "text/csv")).text(), "a;b");
    equal(asked[0]["X-Switchboard-Tenant"], "millers");
    equal(asked[0].Accept.startsWith("text/csv"), true);
    equal(await download("/api/usage", "text/csv").catch(({ code }) => code), "not-switchboard");
  } finally {
    actFor(undefined);
  }
});
