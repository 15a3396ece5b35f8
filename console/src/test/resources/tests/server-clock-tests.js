import { readClock, serverNow } from "/console/js/api/server-clock.js";
import { Problem } from "/console/js/api/problem.js";
import { anotherAnswer } from "/console/js/inbox/thread/another-answer.js";
import { blockedReason, windowMinutes } from "/console/js/inbox/thread/blocked.js";
import { unconfirmed } from "/console/js/inbox/thread/outbox-entries.js";
import { Database } from "/console/js/lib/database.js";
import { Outbox } from "/console/js/state/outbox.js";
import { equal, test } from "./testing.js";

const A_DAY = 24 * 3_600_000;
const A_MINUTE = 60_000;

const answerAt = (time, headers) => new Response("", { headers: { Date: new Date(time).toUTCString(), ...headers } });
const iso = (time) => new Date(time).toISOString();
const isNear = (one, other) => Math.abs(one - other) <= 2000;

/** As on a device whose clock is wrong. It is right again before any other test goes on. */
function withClockBehind(by, body) {
  readClock(answerAt(Date.now() + by), Date.now());
  try {
    return body(Date.now() + by);
  } finally {
    readClock(answerAt(Date.now()), Date.now());
  }
}

test("the server's answers tell its time", () => {
  equal(isNear(serverNow(), Date.now()), true);
  withClockBehind(-A_DAY, (now) => {
    equal(isNear(serverNow(), now), true);
    readClock(answerAt(Date.now()), Date.now() - 60_000);
    readClock(new Response(""), Date.now());
    equal(isNear(serverNow(), now), true);
  });
  equal(serverNow() - Date.now(), 0);
});

test("WhatsApp's window and others' answers are those of the server's clock", () => {
  for (const by of [A_DAY, -A_DAY]) {
    withClockBehind(by, (now) => {
      const tom = { channel: "whatsapp", theirAddress: "+15551230103", ourAddress: "+15005550006", routed: true };
      equal(blockedReason({ ...tom, whatsappWindowEndsAt: iso(now + A_MINUTE) })?.kind, undefined);
      equal(blockedReason({ ...tom, whatsappWindowEndsAt: iso(now - A_MINUTE) })?.kind, "window");
      equal(windowMinutes({ ...tom, whatsappWindowEndsAt: iso(now + 29.5 * A_MINUTE) }), 30);

      const message = { direction: "outbound", by: { id: "jonas", name: "Jonas" }, status: "sent", createdAt: iso(now - A_MINUTE) };
      const context = { session: { id: "me" }, members: {} };
      equal(anotherAnswer([{ message }], serverNow() - 2 * A_MINUTE, context), { name: "Jonas", minutes: 1 });
      equal(anotherAnswer([{ message }], serverNow(), context), undefined);
    });
  }
});

test("a text that is being sent is shown once, however wrong the device's clock is", () => {
  const entry = withClockBehind(-A_DAY, () => {
    const outbox = new Outbox(new Database());
    return outbox.add({ conversationId: "c", path: "/api/conversations/c/messages", body: { body: "Hi" } });
  });
  const message = { id: "m", direction: "outbound", body: "Hi", by: { id: "me" }, createdAt: iso(Date.now() - A_DAY + 3000) };
  equal(unconfirmed([{ ...entry, state: "sending" }], [{ id: "m", message }], "me"), []);
});

test("a date to try again is one of the server's clock", async () => {
  const problem = await withClockBehind(A_DAY, (now) =>
    Problem.from(new Response("{}", { status: 503, headers: { "Retry-After": new Date(now + A_MINUTE).toUTCString() } })),
  );
  equal(problem.retryAfter > 50 && problem.retryAfter < 70, true);
});
