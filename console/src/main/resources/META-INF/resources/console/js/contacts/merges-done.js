import { contactsApi } from "./api.js";

const PREFIX = "contact-merge:";
const KEPT = { maxAge: 30 * 86_400_000 };

/** The merges that were done on this device in the last 30 days: the API tells the id of a merge only once. */
export class MergesDone {
  #storage;
  #changed;
  #merges = [];

  constructor(storage, changed) {
    this.#storage = storage;
    this.#changed = changed;
    this.#read();
  }

  /** The merges into a contact, the newest first. */
  into(contactId) {
    return this.#merges.filter((merge) => merge.contactId === contactId).sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  }

  /** @param merge `mergeId`, `at`, `contactId` of the one that stayed and `before`, as it was; `with`, the other's name */
  async remember(merge) {
    await this.#storage.set(PREFIX + merge.mergeId, merge);
    await this.#read();
  }

  /** Undoes a merge, and gives the contact that stayed the values back that were chosen over its own. */
  async undo({ mergeId, contactId, before }) {
    const contact = await contactsApi.undoMerge(mergeId);
    await this.#storage.remove(PREFIX + mergeId);
    await restore(contactId, before).catch(() => {});
    await this.#read();
    return contact;
  }

  async #read() {
    this.#merges = await this.#storage.all(PREFIX, KEPT);
    this.#changed();
  }
}

async function restore(id, before) {
  const now = await contactsApi.get(id);
  const added = Object.keys(now.attributes).filter((name) => !(name in before.attributes));
  const attributes = { ...Object.fromEntries(added.map((name) => [name, ""])), ...before.attributes };
  const isSame = now.name === before.name && JSON.stringify(now.attributes) === JSON.stringify(before.attributes);
  if (!isSame) await contactsApi.change(id, { name: before.name ?? "", attributes }, now.revision);
}
