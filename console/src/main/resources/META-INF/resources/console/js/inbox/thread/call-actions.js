import { post } from "../../api/http.js";
import { uuid } from "../../lib/uuid.js";

/** Calling the customer: one's own phone rings first, then theirs. Who has no phone on record dials by themselves. */
export function callActions({ context, open, sources }) {
  async function ring(body, number) {
    const agent = await ownPhone(sources.me);
    if (!agent) return dial(number);
    try {
      await post("/api/calls", { agent, ...body }, { idempotencyKey: uuid() });
      context.toast({ words: "Your phone rings first, then theirs.", kind: "good" });
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      context.toast({ words: problem.message, kind: "bad" });
    }
    return undefined;
  }

  return {
    callBack: (call) => ring({ callId: call.id }, call.direction === "inbound" ? call.from : call.to),
    call() {
      const { conversation } = open();
      const { id, channel, theirAddress } = conversation;
      ring(channel === "sms" ? { conversationId: id } : { to: theirAddress }, theirAddress);
    },
  };

  function dial(number) {
    context.toast({
      words: "Your profile has no phone that could ring first, so your device dials.",
      action: { words: "Set it up", run: () => context.go("/settings/profile") },
    });
    location.assign(`tel:${number.replace(/[^\d+]/g, "")}`);
  }
}

async function ownPhone(me) {
  if (!me.value) await me.load();
  return me.value?.mobile ?? me.value?.office;
}
