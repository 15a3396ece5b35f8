import { Database } from "/console/js/lib/database.js";
import { uuid } from "/console/js/lib/uuid.js";
import { ConversationCopies } from "/console/js/state/conversation-copies.js";
import { DeviceStorage } from "/console/js/state/device-storage.js";
import { equal, test } from "./testing.js";

const A_DAY = 24 * 3_600_000;

const conversation = (id, contactId) => ({ id, contactId });

async function deviceWithCopies() {
  const database = new Database(uuid());
  const storage = new DeviceStorage(database);
  await storage.set("list:/inbox/all", { items: [conversation("c1", "ann"), conversation("c2", "bob")], at: 1 });
  await storage.set("thread:c1", { conversation: conversation("c1", "ann"), items: ["Hi"] });
  await storage.set("thread:c2", { conversation: conversation("c2", "bob"), items: ["Ho"] });
  await storage.set("plan-draft:n1", "a plan");
  return { database, storage, copies: new ConversationCopies(storage) };
}

test("the copies of an erased contact go, those of others stay", async () => {
  const { storage, copies } = await deviceWithCopies();
  await copies.removeOf("ann");
  equal((await storage.get("list:/inbox/all")).items.map(({ id }) => id), ["c2"]);
  equal([await storage.get("thread:c1"), (await storage.get("thread:c2")).items], [undefined, ["Ho"]]);
});

test("a conversation that is gone leaves no copy", async () => {
  const { storage, copies } = await deviceWithCopies();
  await copies.remove("c2");
  equal((await storage.get("list:/inbox/all")).items.map(({ id }) => id), ["c1"]);
  equal([(await storage.get("thread:c1")).items, await storage.get("thread:c2")], [["Hi"], undefined]);
});

test("copies older than a day are removed, other things stay", async () => {
  const { database, copies } = await deviceWithCopies();
  await copies.removeOld(Date.now() + A_DAY - 10_000);
  equal((await database.keys("kept")).length, 4);
  await copies.removeOld(Date.now() + A_DAY + 10_000);
  equal(await database.keys("kept"), ["plan-draft:n1"]);
});
