import { get } from "../api/http.js";
import { put } from "../api/http.js";
import { FollowedJob } from "../state/followed-job.js";
import { Loaded } from "../state/loaded.js";
import { accountTroubles } from "./account-troubles.js";
import { isBeingBought } from "./words.js";

const PER_PAGE = 100;

/** Reads a list to its end, page by page. */
async function all(path, cursor = "") {
  const separator = path.includes("?") ? "&" : "?";
  const { items, next } = await get(`${path}${separator}limit=${PER_PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
  return next ? [...items, ...(await all(path, next))] : items;
}

/** The tenant's numbers, purchases in progress, and what is known of their health. */
export class NumbersStore {
  /** The job that repairs all numbers; undefined before the first one. */
  repair;

  /** By a number's id, the last event of a repair since that job began. */
  told = new Map();

  /** Called when that job has ended. */
  onRepaired;

  #changed;

  /** Agents see the numbers that are assigned to them. */
  #isShown;

  constructor(changed, { isAdmin, personId }) {
    this.#changed = changed;
    this.isAdmin = isAdmin;
    this.#isShown = ({ agentId }) => isAdmin || agentId === personId;
    this.numbers = new Loaded(() => all("/api/phone-numbers").then((numbers) => numbers.filter(this.#isShown)), changed);
    this.purchases = new Loaded(() => get("/api/phone-numbers/purchases?limit=20").then(({ items }) => items), changed);
    this.doctor = new Loaded(() => get("/api/doctor"), () => this.#doctorChanged());
    this.accounts = new Loaded(() => all("/api/accounts"), changed);
    this.unmanaged = new Loaded(() => all("/api/phone-numbers?state=unmanaged"), changed);
  }

  /** Loads the numbers; what is known of them follows. */
  async load() {
    this.purchases.load();
    if (this.isAdmin) this.doctor.load();
    await this.numbers.load();
  }

  number(id) {
    return this.numbers.value?.find((number) => number.id === id);
  }

  purchaseOf(number) {
    return this.purchases.value?.find((purchase) => purchase.phoneNumberId === number.id && isBeingBought(purchase));
  }

  /** Purchases that have not chosen a number yet, or failed a short time ago. */
  get openPurchases() {
    return (this.purchases.value ?? []).filter((purchase) => isBeingBought(purchase) && !this.number(purchase.phoneNumberId));
  }

  findingOf(number) {
    const about = (this.doctor.value?.checks ?? []).filter((check) => check.id.split(/[:@]/).includes(number.sid));
    return about.find((check) => check.state === "broken") ?? about.find((check) => check.state === "warning");
  }

  /** The accounts for which nothing works. */
  get troubles() {
    return accountTroubles(this.doctor.value?.checks ?? []);
  }

  /** Puts a number in its place. Changes and events say nothing of its webhooks, whose state stays as it is known. */
  put(number) {
    const others = (this.numbers.value ?? []).filter((other) => other.id !== number.id);
    const known = this.number(number.id);
    const isGone = ["released", "failed", "unmanaged"].includes(number.state);
    const { health, lastWebhook } = known ?? {};
    const next = isGone || !this.#isShown(number) ? others : [...others, { health, lastWebhook, ...number }];
    this.numbers.set(next.sort((one, other) => (one.address < other.address ? -1 : 1)));
  }

  /** A text or a call has come for a number: `field` is the one of `lastWebhook`. */
  received(address, field, at) {
    const number = this.numbers.value?.find((one) => one.address === address);
    if (number) this.put({ ...number, lastWebhook: { ...number.lastWebhook, [field]: at } });
  }

  /** Asks again for one number, whose health has changed; another page may have it already. */
  async reload(id) {
    const number = await get(`/api/phone-numbers/${encodeURIComponent(id)}`).catch(() => undefined);
    if (number) this.put(number);
  }

  putPurchase(purchase) {
    const others = (this.purchases.value ?? []).filter((other) => other.id !== purchase.id);
    this.purchases.set([purchase, ...others]);
  }

  async repairAll() {
    this.repair?.close();
    this.told.clear();
    this.repair = new FollowedJob(await put("/api/phone-numbers/webhooks"), () => this.#repairProgressed());
    this.#changed();
  }

  /** Takes an event of an operation on a number: its state has changed, and perhaps the repair of all did it. */
  operated({ phoneNumberId, kind, outcome, detail }) {
    if (outcome === "continues" || !this.number(phoneNumberId)) return;
    if (this.repair && !this.repair.isOver) {
      if (kind === "webhook-repair") this.told.set(phoneNumberId, { outcome, detail });
      this.#changed();
    } else {
      this.reload(phoneNumberId);
    }
  }

  endRepair() {
    this.repair?.close();
    this.repair = undefined;
    this.#changed();
  }

  close() {
    this.repair?.close();
    [this.numbers, this.purchases, this.doctor, this.accounts, this.unmanaged].forEach((loaded) => loaded.close());
  }

  /** What was repaired is no longer what the doctor found. */
  #repairProgressed() {
    if (this.repair?.isOver) {
      this.doctor.load();
      this.numbers.load();
      this.onRepaired?.();
    }
    this.#changed();
  }

  /** The names of accounts are asked for only when there is something to say of one. */
  #doctorChanged() {
    if (this.troubles.length > 0 && !this.accounts.value && !this.accounts.isLoading && !this.accounts.problem) this.accounts.load();
    this.#changed();
  }
}
