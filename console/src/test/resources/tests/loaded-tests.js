import { Problem } from "/console/js/api/problem.js";
import { Loaded } from "/console/js/state/loaded.js";
import { equal, test } from "./testing.js";

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

test("conflicts are final, but for those with a change in progress", () => {
  const conflict = (code) => new Problem(409, "Conflict", undefined, { code }).isRefusal;
  equal(["opted-out", "number-not-owned", "idempotency-key-reused", undefined].map(conflict), [true, true, true, true]);
  equal(["number-change-in-progress", "account-busy"].map(conflict), [false, false]);
});
