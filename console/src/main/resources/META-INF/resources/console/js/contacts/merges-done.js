import { contactsApi } from "./api.js";

const PREFIX = "contact-merge:";
const KEPT = { maxAge: 30 * 86_400_000 };

/**
 * The merges of the last 30 days, which can be undone. The server tells all of them; this device knows besides what the
 * contact that stayed was before, where the merge was done on it.
 */
export class MergesDone {
  #storage;
  #changed;
  #merges = [];

  constructor(storage, changed) {
    this.#storage = storage;
    this.#changed = changed;
    this.#read();
  }

  /**
   * The merges into a contact, the newest first.
   *
   * @param told the merges that the server tells; undefined while it has not
   */
  undoable(contactId, told) {
    const ours = this.#merges.filter((merge) => merge.contactId === contactId);
    if (!told) return ours.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    return told
      .filter(({ at }) => Date.now() - Date.parse(at) < KEPT.maxAge)
      .map(({ id, at, name, address }) => {
        const before = ours.find(({ mergeId }) => mergeId === id)?.before;
        return { mergeId: id, at, contactId, with: name ?? address, before };
      });
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
    if (before) await restore(contactId, before).catch(() => {});
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
