import { OpenThread } from "/console/js/inbox/thread/open-thread.js";
import { answers, equal, eventually, test } from "./testing.js";

const at = (minute) => new Date(2026, 10, 27, 9, minute).toISOString();

const incoming = (id, minute) => ({ kind: "message", id, at: at(minute), message: { id, direction: "inbound", createdAt: at(minute), statusHistory: [], media: [] } });

/** A thread whose timeline the server answers with `items`, from newest part to newest part. */
function thread(id, items, conversation = {}) {
  const server = { items };
  answers(`/api/conversations/${id}/timeline?limit=50`, async () => Response.json({ items: server.items, before: null, after: null }));
  const known = { id, unreadCount: 0, revision: 1, status: "open", ...conversation };
  const conversations = { get: () => known, load: async () => known };
  const drafts = { get: () => undefined, set() {} };
  const kept = { keep() {}, restore() {}, remove() {} };
  const open = new OpenThread(id, { conversations, drafts, kept, changed() {} });
  return { open, server, known };
}

const isLoaded = ({ timeline }, number) => eventually(() => equal([timeline.entries.size, timeline.first.isLoading], [number, false]));

test("the line for what is new stands where a gap began, also when loading fails first", async () => {
  const { open, server } = thread("gap", [incoming("a", 1), incoming("b", 2)]);
  open.show();
  await isLoaded(open, 2);
  equal(open.newFrom, undefined);

  answers("/api/conversations/gap/timeline?limit=50", async () => new Response("{}", { status: 503 }));
  open.refresh();
  await eventually(() => equal(open.timeline.first.problem?.status, 503));
  equal(open.newFrom, undefined);
  server.items = [incoming("b", 2), incoming("c", 3), incoming("d", 4)];
  answers("/api/conversations/gap/timeline?limit=50", async () => Response.json({ items: server.items, before: null, after: null }));
  open.timeline.first.retryNow();
  await isLoaded(open, 4);
  equal(open.newFrom, "c");
  open.close();
});

test("the line is not put where nothing is new, and goes when one has looked", async () => {
  const { open } = thread("still", [incoming("a", 1)]);
  open.show();
  await isLoaded(open, 1);
  open.refresh();
  await isLoaded(open, 1);
  equal(open.newFrom, undefined);

  open.markNew("x");
  open.left();
  open.markNew("y");
  equal(open.newFrom, "y");
  open.close();
});

test("what was unread when one came is marked, although it is read before all of it is loaded", async () => {
  const { open, known } = thread("unread", [incoming("a", 1), incoming("b", 2)], { unreadCount: 1 });
  open.show();
  known.unreadCount = 0;
  await isLoaded(open, 2);
  equal(open.newFrom, "b");
  open.close();
});
