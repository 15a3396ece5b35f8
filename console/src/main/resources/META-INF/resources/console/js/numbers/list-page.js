import { get } from "../api/http.js";
import { bareAddress } from "../lib/phone.js";
import { numberList } from "./number-list.js";
import { isBeingBought } from "./words.js";
import { refusalWords } from "./words.js";

/** The list of numbers: search in it, the repair of all, and what the stream tells of any number. */
export class NumberList {
  #screen;
  #text = "";

  constructor(screen) {
    this.#screen = screen;
    screen.store.onRepaired = () => screen.page?.repaired?.();
  }

  get #store() {
    return this.#screen.store;
  }

  get shown() {
    return this.#store.numbers.value ?? [];
  }

  render() {
    const { store, isReadOnly, nameOfMember, page } = this.#screen;
    return numberList({ store, isReadOnly, nameOfMember, text: this.#text, currentId: page?.id, comparison: page?.store?.comparison.value, isAlone: !page }, this);
  }

  search = (text) => {
    this.#text = text;
    this.#screen.context.changed();
  };

  repairAll = async () => {
    try {
      await this.#store.repairAll();
    } catch (problem) {
      this.#screen.context.toast({ words: refusalWords("The repair did not begin", problem), kind: "bad" });
    }
  };

  closeRepair = () => {
    this.#store.endRepair();
  };

  /** Opens the number that is so many places further down. */
  step(by) {
    const index = this.shown.findIndex((number) => number.id === this.#screen.page?.id);
    const next = this.shown[Math.min(this.shown.length - 1, Math.max(0, index + by))];
    if (next) this.#screen.context.go(`/numbers/${next.id}`);
  }

  apply({ type, data }) {
    if (type === "number.updated") this.#store.put(data);
    if (type === "number.operation-progressed" && data.kind === "purchase") this.#purchaseProgressed(data);
    if (type === "number.operation-progressed" && data.kind !== "purchase") this.#store.operated(data);
    if (type === "message.received") this.#store.received(bareAddress(data.to), "textAt", data.createdAt);
    if (type === "call.received") this.#store.received(bareAddress(data.to), "callAt", data.startedAt);
    if (type === "doctor.changed") this.#store.doctor.load();
    this.#store.repair?.apply({ type, data });
  }

  async #purchaseProgressed({ id, outcome }) {
    const purchase = await get(`/api/phone-numbers/purchases/${encodeURIComponent(id)}`).catch(() => undefined);
    if (purchase) this.#store.putPurchase(purchase);
    if (outcome !== "continues" || (purchase && !isBeingBought(purchase))) this.#store.numbers.load();
  }
}
