import { Problem } from "/console/js/api/problem.js";
import { whenLoaded } from "/console/js/parts/loaded.js";
import { Loaded } from "/console/js/state/loaded.js";
import { Company } from "/console/js/state/company.js";
import { Members } from "/console/js/state/members.js";
import { answers, equal, eventually, test } from "./testing.js";

test("keeps what was there when it cannot be loaded again, and tries again by itself", async () => {
  const answers = [() => "first", () => Promise.reject(new Problem(503, "Away"))];
  const loaded = new Loaded(async () => answers.shift()());

  await loaded.load();
  await loaded.load();

  equal([loaded.value, loaded.problem.status, loaded.isLoading], ["first", 503, false]);
  equal(loaded.nextTryAt > new Date(), true);
  loaded.close();
});

test("does not repeat what was refused", async () => {
  const loaded = new Loaded(() => Promise.reject(new Problem(404, "Not found")));
  await loaded.load();
  equal(loaded.nextTryAt, undefined);
  loaded.close();
});

test("the later of two answers counts, in whatever order they come", async () => {
  const waiting = [];
  const loaded = new Loaded(() => new Promise((answer) => waiting.push(answer)));
  const both = [loaded.load(), loaded.load()];
  waiting[1]("second");
  waiting[0]("first");
  await Promise.all(both);
  equal(loaded.value, "second");
  loaded.close();
});

test("waits as long as the server asks", async () => {
  const loaded = new Loaded(() => Promise.reject(new Problem(429, "Too many", undefined, { retryAfter: 60 })));
  await loaded.load();
  equal(loaded.nextTryAt - Date.now() > 50_000, true);
  loaded.close();
});

test("an answer of another form is a problem that is tried again", async () => {
  const answers = [undefined, { things: [] }, { items: ["a"] }];
  const loaded = new Loaded(async () => answers.shift().items.map((it) => it));

  for (const code of ["not-understood", "not-understood"]) {
    await loaded.load();
    equal([loaded.isLoading, loaded.problem.code, loaded.problem.isRefusal, loaded.nextTryAt > new Date()], [false, code, false, true]);
  }
  await loaded.retryNow();
  equal([loaded.value, loaded.problem], [["a"], undefined]);
  loaded.close();
});

test("what failed is tried at once when the service is back, what was refused is not", async () => {
  const answersOf = { 503: 0, 404: 0 };
  const failing = (status) => new Loaded(() => ((answersOf[status] += 1), Promise.reject(new Problem(status, "No"))));
  const all = [503, 404].map(failing);
  await Promise.all(all.map((loaded) => loaded.load()));
  document.dispatchEvent(new Event("service-resumed"));
  equal(answersOf, { 404: 1, 503: 2 });
  all.forEach((loaded) => loaded.close());
});

test("the names of people and company are tried again", async () => {
  answers("/api/members?limit=200", async () => new Response("{}", { status: 503 }));
  answers("/api/settings/company", async () => new Response("{}", { status: 503 }));
  const [members, company] = [new Members(), new Company(() => {})];
  await Promise.all([members.load(), company.load()]);
  equal([members.name("jonas"), company.name], ["jonas", undefined]);

  answers("/api/members?limit=200", async () => new Response('{"items":[{"id":"jonas","name":"Jonas"}],"next":null}'));
  answers("/api/settings/company", async () => new Response('{"companyName":"Miller"}'));
  document.dispatchEvent(new Event("service-resumed"));
  await eventually(() => equal([members.name("jonas"), company.name], ["Jonas", "Miller"]));
});

test("rows that are known from elsewhere are shown where nothing was ever loaded", () => {
  const rows = { value: true, problem: new Problem(503, "Away"), at: undefined };
  equal(whenLoaded(rows, { view: () => "rows" })[1], "rows");
});

test("conflicts are final, but for those with a change in progress", () => {
  const conflict = (code) => new Problem(409, "Conflict", undefined, { code }).isRefusal;
  equal(["opted-out", "number-not-owned", "idempotency-key-reused", undefined].map(conflict), [true, true, true, true]);
  equal(["number-change-in-progress", "account-busy"].map(conflict), [false, false]);
});
