import { render } from "/console/js/lib/html.js";
import { LazyThread } from "/console/js/inbox/lazy-thread.js";
import { equal, test } from "./testing.js";

const text = (thread) => {
  const place = document.createElement("div");
  render(thread.render(), place);
  return place.textContent.replace(/\s+/g, " ").trim();
};

/** A `LazyThread` whose modules the test loads with `arrive()`, and the calls that its thread received. */
function unloaded() {
  const it = { told: [], loads: 0 };
  const thread = {
    show: (...place) => it.told.push(["show", ...place]),
    apply: (event) => it.told.push(["apply", event]),
    render: () => "the thread",
    renderPanel: () => "the panel",
    actions: () => ["reply"],
    close: () => it.told.push(["close"]),
  };
  const load = () => {
    it.loads += 1;
    return new Promise((arrives, fails) => Object.assign(it, { arrives, fails }));
  };
  it.thread = new LazyThread((createThread) => createThread(), () => {}, load);
  it.arrive = async () => {
    it.arrives({ createThread: () => thread });
    await new Promise((done) => setTimeout(done));
  };
  return it;
}

test("a thread shows the conversation that was opened last while its modules were on their way", async () => {
  const it = unloaded();
  it.thread.show("c1", "first");
  it.thread.show("c2", "second");
  it.thread.apply("too early");

  equal([it.loads, text(it.thread), it.thread.actions()], [1, "", []]);
  await it.arrive();
  it.thread.apply("event");

  equal(it.told, [["show", "c2", "second"], ["apply", "event"]]);
  equal([text(it.thread), it.thread.renderPanel(), it.thread.actions()], ["the thread", "the panel", ["reply"]]);
  it.thread.close();
});

test("a thread whose modules cannot be fetched says so", async () => {
  const it = unloaded();
  it.thread.show("c1");
  it.fails(new TypeError("Failed to fetch"));
  await new Promise((done) => setTimeout(done));

  equal(text(it.thread).startsWith("The conversation cannot be loaded This part of the console has not arrived."), true);
  it.thread.close();
});

test("the modules of a thread are fetched once, when there is nothing else to do", async () => {
  const it = unloaded();
  it.thread.prefetch();
  it.thread.prefetch();
  equal(it.loads, 0);
  while (it.loads === 0) await new Promise((done) => setTimeout(done, 10));
  it.thread.show("c1");
  await it.arrive();

  equal([it.loads, it.told], [1, [["show", "c1", undefined]]]);
  it.thread.close();
});
