import { get } from "../../api/http.js";
import { Loaded } from "../../state/loaded.js";
import { isBeingBought } from "../words.js";
import { purchaseView } from "./purchase-view.js";

const LOOK_AGAIN_MILLIS = 3000;

/** One purchase, as its steps are done. The stream tells of them; without it the page looks again by itself. */
export class PurchasePage {
  #screen;
  #timer;

  constructor(screen, id) {
    this.#screen = screen;
    this.purchaseId = id;
    this.loaded = new Loaded(() => this.#read(), screen.context.changed);
    this.loaded.load();
  }

  get title() {
    return this.loaded.value?.address ?? "Purchase";
  }

  render() {
    return purchaseView(this.loaded);
  }

  apply({ type, data }) {
    if (type === "number.operation-progressed" && data.id === this.purchaseId) this.loaded.load();
  }

  refresh() {
    this.loaded.load();
  }

  close() {
    clearTimeout(this.#timer);
    this.loaded.close();
  }

  async #read() {
    clearTimeout(this.#timer);
    const purchase = await get(`/api/phone-numbers/purchases/${encodeURIComponent(this.purchaseId)}`);
    this.#screen.store.putPurchase(purchase);
    if (isBeingBought(purchase)) this.#timer = setTimeout(() => this.loaded.load(), LOOK_AGAIN_MILLIS);
    else this.#screen.store.numbers.load();
    return purchase;
  }
}
