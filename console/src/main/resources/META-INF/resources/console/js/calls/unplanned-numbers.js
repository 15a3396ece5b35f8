import { get } from "../api/http.js";
import { Loaded } from "../state/loaded.js";

/** The tenant's numbers whose callers hear one sentence: neither they, nor their member, nor the settings have a plan. */
export class UnplannedNumbers {
  #numbers;
  #members;
  #settings;
  #isAsked = false;

  /** @param load answers a promise of the tenant's settings of calls */
  constructor({ numbers, members, changed, load = () => get("/api/settings/calls") }) {
    this.#numbers = numbers;
    this.#members = members;
    this.#settings = new Loaded(load, changed);
  }

  /** None while it is not known; the settings are asked for once a number depends on them. */
  all() {
    const numbers = this.#numbers.all().filter((number) => takesCalls(number) && !number.voicePlan && !this.#hasRule(number.agentId));
    if (numbers.length > 0) this.#ask();
    const settings = this.#settings.value;
    return settings && !settings.defaultPlan ? numbers : [];
  }

  refresh() {
    if (this.#isAsked) this.#settings.load();
  }

  close() {
    this.#settings.close();
  }

  #ask() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    queueMicrotask(() => this.#settings.load());
  }

  #hasRule(memberId) {
    return Boolean(this.#members.get(memberId)?.forwarding);
  }
}

const takesCalls = ({ state, enabledChannels }) => state === "active" && Boolean(enabledChannels?.voice);
