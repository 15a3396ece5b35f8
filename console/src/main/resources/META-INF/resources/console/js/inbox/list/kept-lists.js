import { LIST } from "../../state/conversation-copies.js";

const MOST = 50;

/** Keeps the beginning of each list on the device, so that it is there at once the next time, and without a connection. */
export class KeptLists {
  #storage;
  #conversations;

  constructor(storage, conversations) {
    this.#storage = storage;
    this.#conversations = conversations;
  }

  async show(address, rows) {
    const kept = await this.#storage?.get(name(address));
    if (Array.isArray(kept?.items)) rows.showKept(kept);
  }

  keep(address, rows) {
    if (!rows.first.value || rows.first.problem) return;
    const items = rows.ids.slice(0, MOST).map((id) => this.#conversations.get(id));
    this.#storage?.set(name(address), { items, at: new Date() });
  }
}

const name = (address) => LIST + address;
