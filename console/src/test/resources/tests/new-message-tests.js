import { NewMessage } from "/console/js/inbox/new-message/new-message.js";
import { recipientsFor } from "/console/js/inbox/new-message/recipient.js";
import { isNewMessage, keepForEditing, NEW_DRAFT } from "/console/js/state/new-messages.js";
import { draftsOf } from "/console/js/state/drafts.js";
import { Database } from "/console/js/lib/database.js";
import { Outbox } from "/console/js/state/outbox.js";
import { answers, equal, eventually, test } from "./testing.js";

const tom = { address: "+15551110001", channel: "sms" };

/** Not opened, so that nothing is sent. */
function dialog() {
  const kept = new Map();
  const drafts = { get: (id) => kept.get(id), set: (id, draft) => kept.set(id, draft), listen: () => () => {} };
  const outbox = new Outbox(new Database());
  const message = new NewMessage(() => {}, drafts, outbox);
  message.open(tom);
  message.change({ body: "Welcome!" });
  return { message, outbox, draft: () => kept.get(NEW_DRAFT) };
}

/** As the sender changes entries; in this page nothing is sent. */
function become(outbox, change) {
  const [entry] = outbox.all();
  Object.assign(entry, change);
  outbox.dispatchEvent(new Event("changed"));
  return entry;
}

test("a new message waits in the outbox, and the dialog for its answer", async () => {
  const { message, outbox, draft } = dialog();
  const outcome = message.send();
  const entry = become(outbox, { state: "sending" });
  equal([message.isSending, message.isReady, message.isOpen, isNewMessage(entry)], [true, false, true, true]);
  equal([entry.path, entry.body, entry.whom], ["/api/messages", { to: tom.address, channel: "sms", body: "Welcome!" }, "+15551110001"]);
  equal(draft().form.body, "Welcome!");

  outbox.dispatchEvent(new CustomEvent("sent", { detail: { entry, answer: { id: "m1" } } }));

  equal(await outcome, { message: { id: "m1" } });
  equal([message.isOpen, message.form.body, draft()], [false, "", {}]);
});

test("without an answer the dialog leaves it to the outbox", async () => {
  const { message, outbox } = dialog();
  const outcome = message.send();
  become(outbox, { state: "unknown", attempts: 1 });
  equal([await outcome, message.isOpen, outbox.all().length], [{ isWaiting: true }, false, 1]);
});

test("a refusal is mended in the dialog", async () => {
  const { message, outbox } = dialog();
  const outcome = message.send();
  const problem = { status: 422, title: "Wrong", errors: [{ field: "to", detail: "Not a number." }] };
  become(outbox, { state: "refused", problem });
  equal([await outcome, message.isOpen, message.problem.of("to"), message.form.body], [undefined, true, "Not a number.", "Welcome!"]);
  await eventually(() => equal(outbox.all(), []));
});

test("one that was refused later goes back into the draft", () => {
  const drafts = draftsOf("somebody");
  keepForEditing({ form: { body: "", templateId: "t1" }, words: "Hello" }, "somebody");
  equal(drafts.get(NEW_DRAFT).form.templateId, "t1");
  drafts.set(NEW_DRAFT, {});
});

test("without a connection a whole number is enough to write to", async () => {
  for (const path of ["/api/addresses?text=%2B1+555+111+0009", "/api/search?q=%2B1+555+111+0009&type=contact&limit=6"]) {
    answers(path, () => Promise.reject(new TypeError("Failed to fetch")));
  }
  const [{ value }] = await recipientsFor("+1 555 111 0009", ({ kind }) => kind);
  equal([value.address, value.channel], ["+15551110009", "sms"]);
});
