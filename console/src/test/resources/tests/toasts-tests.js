import { Toasts } from "/console/js/frame/toasts.js";
import { createActions } from "/console/js/inbox/conversation-actions.js";
import { withFields } from "/console/js/state/conversation-changes.js";
import { equal, test } from "./testing.js";

const words = ({ items }) => items.map((toast) => toast.words);

test("what was done is taken back by the key also when its toast has gone, the last first", () => {
  const toasts = new Toasts(() => {});
  const undone = [];
  const closes = ["one", "two"].map((it) => toasts.show({ words: `Did ${it}.`, undo: () => undone.push(it) }));
  toasts.show({ words: "Told." });
  closes.forEach((close) => close());

  equal([toasts.canUndo, toasts.undoLast(), undone, words(toasts)], [true, true, ["two"], ["Told.", "Undone: Did two."]]);
  equal([toasts.undoLast(), toasts.undoLast(), toasts.canUndo, undone], [true, false, false, ["two", "one"]]);
});

test("what its toast took back is not taken back again", () => {
  const toasts = new Toasts(() => {});
  let undone = 0;
  toasts.show({ words: "Closed.", undo: () => (undone += 1) });
  toasts.act(toasts.items[0]);
  equal([toasts.undoLast(), undone, words(toasts)], [false, 1, []]);
});

test("a label is taken back, and another person's label stays", async () => {
  let conversation = { id: "c", labels: ["vip"] };
  const conversations = {
    get: () => conversation,
    change: async (id, patch) => (conversation = withFields(conversation, patch(conversation))),
  };
  const toasts = new Toasts(() => {});
  const context = { toast: (toast) => toasts.show(toast), session: {}, members: {} };
  const actions = createActions(context, conversations, { get: () => ({ name: "Repair" }) });

  await actions.label("c", "repair", true);
  equal([conversation.labels, words(toasts)], [["vip", "repair"], ["Repair was added."]]);
  conversation = { ...conversation, labels: ["repair", "new"] };
  toasts.undoLast();
  equal(conversation.labels, ["new"]);
});
