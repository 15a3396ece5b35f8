import { get } from "../../api/http.js";
import { post } from "../../api/http.js";
import { refusalWords } from "../words.js";
import { importView } from "./import-view.js";

/** Taking over numbers that the account has. */
export class ImportPage {
  title = "Import numbers";

  /** Ids of the numbers that are being taken over. */
  importing = new Set();

  /** What a number points to now, by its id. */
  pointing = new Map();

  constructor(screen) {
    this.screen = screen;
    screen.store.unmanaged.load();
  }

  render() {
    const { importing, pointing } = this;
    const { store, isReadOnly } = this.screen;
    return importView({ store, importing, pointing, isReadOnly }, this);
  }

  showPointing = async ({ id }) => {
    if (this.pointing.get(id)?.fields) return;
    const comparison = await get(`/api/phone-numbers/webhooks?phoneNumberId=${encodeURIComponent(id)}`).catch((problem) => ({ problem }));
    this.pointing.set(id, comparison);
    this.screen.context.changed();
  };

  importNumber = async ({ id, accountSid, sid }) => {
    const { context, store } = this.screen;
    this.importing.add(id);
    context.changed();
    try {
      const number = await post("/api/phone-numbers/import", { accountSid, sid });
      store.put(number);
      store.unmanaged.set(store.unmanaged.value.filter((other) => other.id !== id));
      context.toast({ words: `${number.address} is yours now.`, kind: "good" });
    } catch (problem) {
      context.toast({ words: refusalWords("Not taken over", problem), kind: "bad" });
    }
    this.importing.delete(id);
    context.changed();
  };

  refresh() {
    this.screen.store.unmanaged.load();
  }

  close() {}
}
