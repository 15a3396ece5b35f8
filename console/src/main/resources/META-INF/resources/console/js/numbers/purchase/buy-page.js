import { BuyStore } from "./buy-store.js";
import { buyView } from "./buy-view.js";

/** Searching and buying. A purchase that has begun has a page of its own. */
export class BuyPage {
  title = "Buy a number";

  constructor(screen) {
    this.screen = screen;
    this.buyStore = new BuyStore(screen.context.changed);
    this.buyStore.run();
  }

  render() {
    const { members, isReadOnly, isOffline } = this.screen;
    return buyView({ buy: this.buyStore, members, isReadOnly, isOffline }, this);
  }

  changeSearch = (fields) => this.buyStore.change(fields);

  searchNumbers = () => this.buyStore.run();

  choose = (number) => this.buyStore.choose(number);

  fill = (fields) => this.buyStore.fill(fields);

  buy = async () => {
    if (this.screen.isReadOnly) return;
    const purchase = await this.buyStore.buy();
    if (!purchase) return;
    this.screen.store.putPurchase(purchase);
    this.screen.context.go(`/numbers/purchases/${purchase.id}`);
  };

  close() {
    this.buyStore.close();
  }
}
