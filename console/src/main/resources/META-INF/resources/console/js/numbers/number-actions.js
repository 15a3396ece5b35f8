import { patch } from "../api/http.js";
import { post } from "../api/http.js";
import { put } from "../api/http.js";
import { remove } from "../api/http.js";
import { amount } from "../lib/amounts.js";
import { phoneWords } from "../lib/phone.js";
import { refusalWords } from "./words.js";

const TEXTS = { one: "text", other: "texts" };
const CALLS = { one: "call", other: "calls" };

const path = (number, rest = "") => `/api/phone-numbers/${encodeURIComponent(number.id)}${rest}`;

/**
 * Changes of a number. What is changed is shown at once; a refusal puts it back and says why. `context` is the screen's,
 * `store` the one of the open number, `numbers` that of the list.
 */
export class NumberActions {
  constructor({ context, store, numbers }) {
    this.context = context;
    this.store = store;
    this.numbers = numbers;
  }

  rename(friendlyName) {
    return this.#change({ friendlyName }, () => patch(path(this.number), { friendlyName }), "The name stays as it was");
  }

  /** Switches a channel; the number and Twilio follow together, or neither does. */
  switchChannel({ field, words }, isOn) {
    const enabledChannels = { ...this.number.enabledChannels, [field]: isOn };
    const send = () => patch(path(this.number), { channels: { [field]: isOn } });
    return this.#change({ enabledChannels }, send, `${words} ${isOn ? "could not be switched on" : "could not be switched off"}`);
  }

  assign(agentId) {
    const id = encodeURIComponent(this.number.id);
    const send = () =>
      agentId
        ? post("/api/phone-numbers/assign", { phoneNumberId: this.number.id, agentId })
        : remove(`/api/phone-numbers/assign?phoneNumberId=${id}`);
    return this.#change({ agentId: agentId ?? undefined }, send, "The number stays with whom it was");
  }

  keep() {
    return this.#change({ state: "active", releaseAt: undefined }, () => post(path(this.number, "/keep")), "It is still being released");
  }

  /** Releases the number, once its last four digits were written. The guard's own words say what would be lost. */
  async release(usage) {
    const digits = this.number.address.slice(-4);
    const isSure = await this.context.confirm({
      title: `Release ${phoneWords(this.number.address)}?`,
      words: [await this.#guardWords(), usageWords(usage), "It works for another 24 hours. After that Twilio may give it to somebody else, and texts and calls to it are lost."]
        .filter(Boolean)
        .join(" "),
      action: "Release",
      danger: true,
      typed: digits,
    });
    if (!isSure) return;
    await this.#change({ state: "releasing" }, () => remove(path(this.number, `?confirm=${digits}`)), "The number was not released");
  }

  /** Gives a number that was taken over back as it was found. */
  async restore() {
    const isSure = await this.context.confirm({
      title: `Put ${phoneWords(this.number.address)} back?`,
      words: "Twilio gets the URLs that it had before, and Switchboard no longer answers this number. You can take it over again.",
      action: "Put back",
    });
    if (!isSure) return;
    const isDone = await this.#change({ state: "unmanaged" }, () => post(path(this.number, "/restore")), "The number stays here");
    if (isDone) this.context.go("/numbers");
  }

  async repair(clearOverrides = false) {
    const query = `phoneNumberId=${encodeURIComponent(this.number.id)}${clearOverrides ? "&clearOverrides=true" : ""}`;
    try {
      this.store.comparison.set(await put(`/api/phone-numbers/webhooks?${query}`));
      this.context.toast({ words: "Repaired. Its webhooks point here.", kind: "good" });
    } catch (problem) {
      this.context.toast({ words: refusalWords("Not repaired", problem), kind: "bad" });
      this.store.comparison.load();
    }
  }

  get number() {
    return this.store.number.value;
  }

  async #change(fields, send, failure) {
    const before = this.number;
    this.#show({ ...before, ...fields });
    try {
      this.#show(await send());
      return true;
    } catch (problem) {
      this.#show(before);
      this.context.toast({ words: refusalWords(failure, problem), kind: "bad" });
      this.store.number.load();
      return false;
    }
  }

  #show(number) {
    this.store.put(number);
    this.numbers.put(number);
  }

  /** Asks for the release without the digits, which is refused with what the number is used for. */
  async #guardWords() {
    try {
      await remove(path(this.number));
    } catch (problem) {
      if (problem.code === "release-not-confirmed") return openWords(problem);
    }
    return "";
  }
}

/** The refusal's own sentence about the conversations that are open. */
const openWords = ({ detail = "" }) => detail.match(/It has [^.]*\./)?.[0] ?? "";

export const usageWords = (usage) =>
  usage ? `${amount(usage.totals.messages, TEXTS)} and ${amount(usage.totals.calls, CALLS)} in the last 30 days.` : "";
