import { Loaded } from "../state/loaded.js";
import { operatorApi } from "./api.js";

const LOOK_EVERY = 30_000;

/** All tenants with their figures of the moment, under the search of the address. Loaded again every half minute. */
export class Tenants {
  text = "";
  order = { by: "name", isDescending: false };

  #timer;
  #changed;

  constructor(changed, api = operatorApi) {
    this.#changed = changed;
    this.list = new Loaded(() => api.tenants(), changed);
  }

  show(query) {
    this.text = query.get("text") ?? "";
    this.list.load();
    this.#timer ??= setInterval(() => document.hidden || this.list.problem || this.list.load(), LOOK_EVERY);
  }

  leave() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  refresh() {
    this.list.load();
  }

  /** Those that match the search, in the chosen order. */
  get shown() {
    const wanted = this.text.trim().toLowerCase();
    const found = (this.list.value ?? []).filter((tenant) => !wanted || textOf(tenant).includes(wanted));
    const value = VALUES[this.order.by];
    const compared = found.sort((one, other) => compare(value(one), value(other)) || compare(nameOf(one), nameOf(other)));
    return this.order.isDescending ? compared.reverse() : compared;
  }

  /** Whether the API has figures of delay and drift: an older one lacks them, and delay needs a text. */
  get hasDelay() {
    return (this.list.value ?? []).some(({ recent }) => isFigure(recent.longestDelayMillis));
  }

  get hasDrift() {
    return (this.list.value ?? []).some(({ drifted }) => isFigure(drifted));
  }

  /** The second time the other way round; figures begin with the largest. */
  sort(by) {
    const isSame = by === this.order.by;
    this.order = { by, isDescending: isSame ? !this.order.isDescending : by !== "name" };
    this.#changed();
  }

  ofAccount(accountSid) {
    return accountSid && this.list.value?.find(({ accounts }) => accounts.some((account) => account.accountSid === accountSid));
  }

  byId(tenantId) {
    return this.list.value?.find((tenant) => tenant.tenantId === tenantId);
  }

  close() {
    this.leave();
    this.list.close();
  }
}

/** As people call it: the name of its account at Twilio, where it has one alone. */
export const nameOf = ({ tenantId, accounts }) => (accounts.length === 1 && accounts[0].friendlyName) || tenantId;

const VALUES = {
  name: (tenant) => nameOf(tenant).toLowerCase(),
  accounts: ({ accounts }) => accounts.length,
  numbers: ({ numbers }) => numbers,
  texts: ({ recent }) => recent.textsPerMinute,
  errors: ({ recent }) => recent.undelivered,
  delay: ({ recent }) => recent.longestDelayMillis ?? -1,
  drifted: ({ drifted }) => drifted ?? -1,
};

const isFigure = (value) => value !== undefined && value !== null;

const textOf = ({ tenantId, accounts }) =>
  [tenantId, ...accounts.flatMap(({ accountSid, friendlyName }) => [accountSid, friendlyName])].join("\n").toLowerCase();

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
