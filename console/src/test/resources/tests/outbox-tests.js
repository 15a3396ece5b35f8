import { Database } from "/console/js/lib/database.js";
import { uuid } from "/console/js/lib/uuid.js";
import { Outbox } from "/console/js/state/outbox.js";
import { equal, eventually, test } from "./testing.js";

const text = (body) => ({ conversationId: "c1", path: "/api/conversations/c1/messages", body: { body } });

/** Not opened, so that nothing is sent. */
const outboxOn = (name) => new Outbox(new Database(name));

test("an entry is there at once, in its order, and after a reload", async () => {
  const name = uuid();
  const outbox = outboxOn(name);
  const keys = ["one", "two", "three"].map((body) => outbox.add(text(body)).key);

  equal(outbox.of("c1").map(({ key }) => key), keys);
  equal([outbox.waiting, outbox.of("c2").length], [3, 0]);
  await eventually(async () => {
    const kept = await new Database(name).all("outbox");
    equal(kept.sort((a, b) => a.order - b.order).map(({ key }) => key), keys);
  });
});

test("what is discarded is gone", async () => {
  const outbox = outboxOn(uuid());
  const { key } = outbox.add(text("one"));
  equal(await outbox.discard(key), true);
  equal([outbox.all().length, outbox.get(key)], [0, undefined]);
  equal(await outbox.discard(key), false);
});

test("what was discarded can be put back, as another entry with what it had", async () => {
  const outbox = outboxOn(uuid());
  const first = outbox.add({ ...text("one"), words: "one", whom: "Ann" });
  Object.assign(first, { state: "refused", problem: { status: 409 }, attempts: 3, mediaIds: ["f1"] });
  await eventually(() => outbox.discard(first.key).then((isDone) => equal(isDone, true)));
  const again = outbox.putBack(first);
  equal([again.state, again.attempts, again.problem, again.mediaIds, again.words, again.whom], ["waiting", 0, undefined, ["f1"], "one", "Ann"]);
  equal(again.key === first.key, false);
});
