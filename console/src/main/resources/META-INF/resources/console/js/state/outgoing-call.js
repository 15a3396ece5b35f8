import { get, patch, post } from "../api/http.js";
import { uuid } from "../lib/uuid.js";

const LOOK_EVERY = 3000;

/**
 * A call that a person makes: rings the person's phone first, then the customer's. `state` is `idle`, `asking` (which
 * phone rings first?), `starting`, `ringing-you`, `ringing-them`, `connected`, `ended` or `refused`.
 */
export class OutgoingCall {
  state = "idle";
  target;
  call;
  problem;
  agent;

  #changed;
  #key;
  #timer;

  constructor(changed) {
    this.#changed = changed;
  }

  get isUnderWay() {
    return ["starting", "ringing-you", "ringing-them", "connected"].includes(this.state);
  }

  /** @param target `callId`, `conversationId` or `to` (with `from`); `address` and `words` for the person */
  async start(target) {
    if (this.isUnderWay) return;
    this.#set({ state: "starting", target, call: undefined, problem: undefined });
    this.#key = uuid();
    this.agent ??= await ownPhone();
    if (this.agent) await this.#ask();
    else this.#set({ state: "asking" });
  }

  /** Rings this phone first; `keep` writes it into the person's own profile. */
  async ringFirst(agent, keep) {
    this.agent = agent;
    this.#set({ state: "starting" });
    if (keep) patch("/api/members/me", { mobile: agent }).catch(() => {});
    await this.#ask();
  }

  /** Sends the same request again: with its key it is one call, also when the first one arrived. */
  tryAgain() {
    return this.#ask();
  }

  useAnotherPhone() {
    this.#set({ state: "asking" });
  }

  dismiss() {
    this.close();
    this.#set({ state: "idle", target: undefined });
  }

  apply({ type, data }) {
    if (type.startsWith("call.") && data.id === this.call?.id) this.#follow(data);
  }

  close() {
    clearTimeout(this.#timer);
  }

  async #ask() {
    const { callId, conversationId, to, from } = this.target;
    this.#set({ state: "starting", problem: undefined });
    try {
      const body = { agent: this.agent, callId, conversationId, to, from };
      this.#follow(await post("/api/calls", body, { idempotencyKey: this.#key }));
      this.#look();
    } catch (problem) {
      this.#set({ state: problem.code === "invalid-agent" ? "asking" : "refused", problem });
    }
  }

  #follow(call) {
    if (this.state === "idle") return;
    this.#set({ call, state: phaseOf(call) });
  }

  /** The stream may be away while the phones ring. */
  #look() {
    clearTimeout(this.#timer);
    if (!this.isUnderWay) return;
    this.#timer = setTimeout(async () => {
      const call = await get(`/api/calls/${encodeURIComponent(this.call.id)}`).catch(() => undefined);
      if (call) this.#follow(call);
      this.#look();
    }, LOOK_EVERY);
  }

  #set(values) {
    Object.assign(this, values);
    this.#changed();
  }
}

function phaseOf(call) {
  if (call.result !== "ongoing") return "ended";
  if (call.answeredAt) return "connected";
  return call.status === "in-progress" || call.legs.length > 0 ? "ringing-them" : "ringing-you";
}

async function ownPhone() {
  const { mobile, office, forwarding } = await get("/api/members/me").catch(() => ({}));
  return forwarding?.to === "mobile" ? (mobile ?? office) : (office ?? mobile);
}
