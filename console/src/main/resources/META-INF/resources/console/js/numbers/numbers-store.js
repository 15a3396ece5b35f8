import { get } from "../api/http.js";
import { put } from "../api/http.js";
import { FollowedJob } from "../state/followed-job.js";
import { Loaded } from "../state/loaded.js";
import { isBeingBought } from "./words.js";

const PER_PAGE = 100;
const SHOWN_LAST_WEBHOOKS = 40;
const AT_ONCE = 4;

/** Reads a list to its end, page by page. */
async function all(path, cursor = "") {
  const separator = path.includes("?") ? "&" : "?";
  const { items, next } = await get(`${path}${separator}limit=${PER_PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
  return next ? [...items, ...(await all(path, next))] : items;
}

/** The tenant's numbers, purchases in progress, and what is known of their health. */
export class NumbersStore {
  /** By id: the time of the last webhook, or null for none within the days that are kept. */
  lastWebhooks = new Map();

  /** The job that repairs all numbers; undefined before the first one. */
  repair;

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
    this.doctor = new Loaded(() => get("/api/doctor"), changed);
    this.unmanaged = new Loaded(() => all("/api/phone-numbers?state=unmanaged"), changed);
  }

  /** Loads the numbers; what is known of them follows. */
  async load() {
    this.purchases.load();
    if (this.isAdmin) this.doctor.load();
    await this.numbers.load();
    if (this.isAdmin) this.#loadLastWebhooks();
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

  get accountFinding() {
    const account = (this.doctor.value?.checks ?? []).filter((check) => /^(account-status|credentials|main-account)/.test(check.id));
    return account.find((check) => check.state === "broken");
  }

  put(number) {
    const others = (this.numbers.value ?? []).filter((other) => other.id !== number.id);
    const known = this.number(number.id);
    const isGone = ["released", "failed", "unmanaged"].includes(number.state);
    const next = isGone || !this.#isShown(number) ? others : [...others, { ...known, ...number }];
    this.numbers.set(next.sort((one, other) => (one.address < other.address ? -1 : 1)));
  }

  putPurchase(purchase) {
    const others = (this.purchases.value ?? []).filter((other) => other.id !== purchase.id);
    this.purchases.set([purchase, ...others]);
  }

  async repairAll() {
    this.repair?.close();
    this.repair = new FollowedJob(await put("/api/phone-numbers/webhooks"), () => this.#repairProgressed());
    this.#changed();
  }

  endRepair() {
    this.repair?.close();
    this.repair = undefined;
    this.#changed();
  }

  close() {
    this.repair?.close();
    [this.numbers, this.purchases, this.doctor, this.unmanaged].forEach((loaded) => loaded.close());
  }

  /** What was repaired is no longer what the doctor found. */
  #repairProgressed() {
    if (this.repair?.isOver) {
      this.doctor.load();
      this.onRepaired?.();
    }
    this.#changed();
  }

  /** The list of numbers does not tell the time of their last webhook; the log does, number by number. */
  async #loadLastWebhooks() {
    const waiting = (this.numbers.value ?? []).slice(0, SHOWN_LAST_WEBHOOKS);
    const work = async () => {
      for (let number = waiting.shift(); number; number = waiting.shift()) await this.loadLastWebhook(number);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  async loadLastWebhook({ id, address }) {
    const page = await get(`/api/webhook-log?limit=1&number=${encodeURIComponent(address)}`).catch(() => undefined);
    if (!page) return;
    this.lastWebhooks.set(id, page.items[0]?.at ?? null);
    this.#changed();
  }
}
