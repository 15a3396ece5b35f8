import { ConversationRows } from "/console/js/inbox/list/conversation-rows.js";
import { addressOf, apiQuery, filterOf, matches } from "/console/js/inbox/list/list-filter.js";
import { Arrivals } from "/console/js/inbox/list/arrivals.js";
import { Conversations } from "/console/js/state/conversations.js";
import { Selection } from "/console/js/inbox/list/selection.js";
import { marked } from "/console/js/inbox/search/marked.js";
import { snoozeTimes } from "/console/js/inbox/pickers/snooze-times.js";
import { equal, eventually, test } from "./testing.js";

const at = (minute) => new Date(Date.UTC(2026, 10, 21, 9, minute)).toISOString();

const conversation = (number, more) => ({
  id: `c${number}`,
  status: "open",
  revision: 0,
  unreadCount: 0,
  updatedAt: at(number),
  lastMessage: { direction: "inbound", kind: "message", status: "received", at: at(number) },
  ...more,
});

const isOpen = ({ status }) => status === "open";

/** The rows over a server with conversations 1 to `amount`, the highest number the newest. */
function rowsOver(amount, { matches: belongs = isOpen, ...options } = {}) {
  const conversations = new Conversations({ get: async (id) => conversation(Number(id.slice(1))) });
  const all = Array.from({ length: amount }, (_, index) => conversation(amount - index));
  const requests = [];
  const page = async ({ limit, cursor = 0 }) => {
    requests.push(limit);
    const [from, to] = [Number(cursor), Number(cursor) + limit];
    return { items: all.slice(from, to), next: to < amount ? String(to) : null };
  };
  const rows = new ConversationRows({ conversations, page, matches: belongs, changed() {}, ...options });
  return { rows, conversations, all, requests };
}

test("the newest come first, the next ones when asked for", async () => {
  const { rows } = rowsOver(120);
  await rows.load();
  equal([rows.ids.length, rows.ids[0], rows.hasMore], [50, "c120", true]);
  await rows.more();
  equal([rows.ids.length, rows.ids.at(-1), rows.hasMore], [120, "c1", false]);
});

test("what becomes known of a conversation puts it where it belongs", async () => {
  const { rows, conversations } = rowsOver(3);
  await rows.load();
  conversations.put(conversation(2, { updatedAt: at(10) }));
  equal(rows.ids, ["c2", "c3", "c1"]);
  conversations.put(conversation(3, { revision: 1, status: "closed" }));
  equal(rows.ids, ["c2", "c1"]);
  conversations.put(conversation(3, { revision: 2 }));
  equal(rows.ids, ["c2", "c3", "c1"]);
});

test("nothing comes in above what is being read; it waits", async () => {
  const { rows, conversations } = rowsOver(3);
  await rows.load();
  rows.scrolled(false);
  conversations.put(conversation(8));
  conversations.put(conversation(1, { updatedAt: at(9) }));
  conversations.put(conversation(1, { updatedAt: at(9) }));
  equal([rows.ids, rows.newer], [["c3", "c2", "c1"], 2]);
  rows.scrolled(true);
  equal([rows.ids, rows.newer], [["c1", "c8", "c3", "c2"], 0]);
});

test("what lies beyond the rows that were read is not shown in a wrong place", async () => {
  const { rows, conversations } = rowsOver(120);
  await rows.load();
  conversations.put(conversation(3, { revision: 1 }));
  equal(rows.ids.includes("c3"), false);
});

test("the open conversation stays until another one is opened", async () => {
  const { rows, conversations } = rowsOver(2);
  await rows.load();
  rows.keep("c2");
  conversations.put(conversation(2, { revision: 1, status: "closed" }));
  equal(rows.ids, ["c2", "c1"]);
  rows.keep("c1");
  equal(rows.ids, ["c1"]);
});

test("loading again drops what is no longer in the list, and keeps what came meanwhile", async () => {
  const { rows, conversations, all } = rowsOver(4);
  await rows.load();
  all.splice(1, 1);
  const again = rows.load();
  conversations.put(conversation(9));
  await again;
  equal(rows.ids, ["c9", "c4", "c2", "c1"]);
});

test("a filter that the server does not know is looked for, up to a limit", async () => {
  const { rows, requests } = rowsOver(5000, { matches: ({ id }) => id === "c4990", lookThrough: true });
  await rows.load();
  equal([rows.ids, rows.looked, rows.isPaused, requests.length], [["c4990"], 1000, true, 5]);
  await rows.more();
  equal(rows.looked, 1000);
  await rows.lookFurther();
  equal(rows.looked, 2000);
});

test("where only the server knows what belongs to the list, what it listed may leave and come back", async () => {
  const { rows, conversations } = rowsOver(2, { isDecidable: false });
  await rows.load();
  conversations.put(conversation(9));
  equal(rows.ids, ["c2", "c1"]);
  conversations.put(conversation(1, { revision: 1, status: "closed" }));
  equal(rows.ids, ["c2"]);
  conversations.put(conversation(1, { revision: 2 }));
  equal(rows.ids, ["c2", "c1"]);
});

test("rows that the device kept are shown until the server has answered", async () => {
  const { rows } = rowsOver(2);
  const loading = rows.load();
  rows.showKept({ items: [conversation(1), conversation(7)], at: new Date() });
  equal([rows.ids, rows.state.value], [["c7", "c1"], true]);
  await loading;
  equal(rows.ids, ["c2", "c1"]);
});

test("longest waiting first, as the server lists them", async () => {
  const waiting = (number, more) => conversation(number, { waitingSince: at(number), ...more });
  const conversations = new Conversations();
  const all = Array.from({ length: 60 }, (_, index) => waiting(index + 1));
  const page = async ({ limit, cursor = 0 }) => {
    const [from, to] = [Number(cursor), Number(cursor) + limit];
    return { items: all.slice(from, to), next: to < all.length ? String(to) : null };
  };
  const rows = new ConversationRows({ conversations, page, matches: (it) => Boolean(it.waitingSince), isByWait: true, changed() {} });
  await rows.load();
  equal([rows.ids.length, rows.ids[0], rows.ids.at(-1)], [50, "c1", "c50"]);
  conversations.put(waiting(2, { updatedAt: at(900) }));
  equal(rows.ids.slice(0, 2), ["c1", "c2"]);
  conversations.put(conversation(1, { updatedAt: at(901) }));
  equal(rows.ids[0], "c2");
  conversations.put(waiting(200));
  equal(rows.ids.includes("c200"), false);
  await rows.more();
  equal([rows.ids.length, rows.ids.at(-1)], [59, "c60"]);
});

test("a hundred changes among 50,000 rows take a moment", async () => {
  const { rows, conversations } = rowsOver(50_000);
  await rows.load();
  while (rows.hasMore && rows.ids.length < 50_000) await rows.more();
  const start = performance.now();
  for (let number = 1; number <= 100; number++) {
    conversations.put(conversation(number * 400, { updatedAt: at(60_000 + number) }));
  }
  const took = performance.now() - start;
  equal(rows.ids[0], "c40000");
  if (took > 100) throw new Error(`took ${took} ms`);
});

test("a message in a conversation that is not known fetches it, once", async () => {
  let fetched = 0;
  const conversations = new Conversations({ get: async (id) => (fetched++, conversation(7, { id })) });
  const arrivals = new Arrivals(conversations);
  for (const id of ["m1", "m2"]) {
    arrivals.apply({ type: "message.received", data: { id, conversationId: "c7", createdAt: at(7) } });
  }
  await eventually(() => equal(conversations.get("c7")?.id, "c7"));
  equal(fetched, 1);
});

test("a message whose conversation is told of right after it fetches nothing", async () => {
  let fetched = 0;
  const conversations = new Conversations({ get: async () => fetched++ });
  const arrivals = new Arrivals(conversations);
  arrivals.apply({ type: "message.received", data: { id: "m1", conversationId: "c7", createdAt: at(7) } });
  arrivals.apply({ type: "conversation.updated", data: conversation(7) });
  arrivals.apply({ type: "of.the-future", data: { anything: 1 } });
  arrivals.apply({ type: "message.received" });
  await new Promise((later) => setTimeout(later, 450));
  equal([fetched, conversations.get("c7").id], [0, "c7"]);
});

test("a filter goes into the address and comes back", () => {
  const filter = filterOf("mine", new URLSearchParams("channel=sms&label=l1&text=hello+there&evil=1"));
  equal(filter, { view: "mine", channel: "sms", text: "hello there", label: "l1" });
  equal(addressOf(filter, "a/b"), "/inbox/mine/a%2Fb?channel=sms&text=hello+there&label=l1");
  equal(apiQuery(filter), { status: "open", assignee: "me", channel: "sms", label: "l1", text: "hello there" });
});

test("the server is asked for everything but drafts", () => {
  const asked = (view, query) => apiQuery(filterOf(view, new URLSearchParams(query)));
  equal(asked("mentions", "calls=true"), { view: "mentions", newest: "call" });
  equal(asked("all", "failed=true&waiting=4&sort=waiting&draft=true"), {
    status: "open",
    failed: "true",
    waitingLongerThan: "240",
    sort: "longest-waiting",
  });
  equal(asked("all", "errorCode=30007"), { status: "open", errorCode: "30007" });
  const day = new Date(2026, 10, 21).toISOString();
  equal(asked("all", "from=2026-11-21&to=2026-11-20"), { status: "open", from: day, to: day });
  equal(asked("all", "from=nonsense&waiting=x"), { status: "open" });
});

test("which conversations belong to a view", () => {
  const know = { ownId: "sara", hasDraft: () => false, now: Date.parse(at(100)) };
  const belongs = (view, more, query = "") => matches(conversation(1, more), filterOf(view, new URLSearchParams(query)), know);
  equal(["mine", "unassigned", "all"].map((view) => belongs(view, { assignee: "sara" })), [true, false, true]);
  equal(["mine", "unassigned", "all"].map((view) => belongs(view, {})), [false, true, true]);
  equal(["all", "snoozed", "closed"].map((view) => belongs(view, { status: "snoozed" })), [false, true, false]);
  const waits = { waitingSince: at(1) };
  equal([belongs("all", waits, "waiting=1"), belongs("all", waits, "waiting=4"), belongs("all", {}, "waiting=1")], [true, false, false]);
  equal([belongs("all", { failed: true }, "failed=true"), belongs("all", {}, "failed=true")], [true, false]);
  equal([belongs("all", waits, "sort=waiting"), belongs("all", {}, "sort=waiting")], [true, false]);
  equal([belongs("mentions", { mentions: ["sara"], status: "closed" }), belongs("mentions", { mentions: ["jonas"] })], [true, false]);
  equal(belongs("all", {}, "from=nonsense"), false);
});

test("a selection has at most 200 conversations and can be extended", () => {
  const rows = Array.from({ length: 300 }, (_, index) => `c${index}`);
  const selection = new Selection();
  selection.toggle("c5");
  selection.extendTo("c2", rows);
  equal(selection.ids, ["c5", "c2", "c3", "c4"]);
  selection.add(rows);
  equal([selection.size, selection.isFull], [200, true]);
});

test("found words are marked, whatever the marks are", () => {
  const text = (parts) => parts.map((part) => part.values?.[0] ?? part).join("|");
  equal(text(marked({ text: "Hello there", marks: [{ start: 6, end: 11 }, { start: 8, end: 9 }, { start: 50, end: 60 }] })), "Hello |there|");
  equal(text(marked({ text: "Hello" })), "Hello");
});

test("one snoozes until a time to come", () => {
  const friday = new Date(2026, 10, 27, 10, 30);
  const times = snoozeTimes(friday);
  equal(times.map(({ words }) => words), ["Later today", "Tomorrow", "Monday", "Until they answer"]);
  equal(snoozeTimes(new Date(2026, 10, 27, 22, 30))[0].words, "Tomorrow");
  equal(times.every(({ at: moment }) => !moment || moment > friday), true);
  equal(snoozeTimes(new Date(2026, 10, 29, 10)).map(({ words }) => words), ["Later today", "Tomorrow", "Until they answer"]);
});
