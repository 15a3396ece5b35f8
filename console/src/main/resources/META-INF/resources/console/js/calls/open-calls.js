import { isOpen } from "../state/call-facts.js";
import { Loaded } from "../state/loaded.js";
import { callsOf } from "./api.js";

const MOST_COUNTED = 200;

/** Counts the calls that a person has yet to call back, of all days. */
export class OpenCalls {
  #known;
  #isWhole = false;

  constructor(known, changed) {
    this.#known = known;
    this.loaded = new Loaded(() => this.#load(), changed);
  }

  get missed() {
    return this.#count((call) => call.result === "missed");
  }

  get voicemails() {
    return this.#count((call) => call.hasVoicemail);
  }

  close() {
    this.loaded.close();
  }

  /** A number, or one with a plus where there may be more; undefined before the first answer. */
  #count(test) {
    if (!this.loaded.value) return undefined;
    const amount = this.#known.all.filter((call) => isOpen(call) && test(call)).length;
    return this.#isWhole ? amount : `${amount}+`;
  }

  async #load() {
    const moment = this.#known.moment;
    const open = { direction: "inbound", dismissed: "false" };
    const pages = await Promise.all(
      ["missed", "voicemail"].map((result) => callsOf({ ...open, result }, undefined, MOST_COUNTED)),
    );
    pages.flatMap(({ items }) => items).forEach((call) => this.#known.loaded(call, moment));
    this.#isWhole = pages.every(({ next }) => !next);
    return true;
  }
}
