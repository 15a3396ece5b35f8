const STORES = ["kept", "outbox"];

/**
 * A small database on the device. Without a name, and where the browser forbids one, as some do in private windows, a
 * memory that lasts as long as the page takes its place.
 */
export class Database {
  #name;
  #opening;
  #memory = new Map(STORES.map((store) => [store, new Map()]));

  constructor(name) {
    this.#name = name;
  }

  async get(store, key) {
    const open = await this.#open();
    return open ? ask(open, store, "readonly", (it) => it.get(key)) : this.#memory.get(store).get(key);
  }

  async put(store, key, value) {
    const open = await this.#open();
    if (open) await ask(open, store, "readwrite", (it) => it.put(value, key));
    else this.#memory.get(store).set(key, value);
  }

  async remove(store, key) {
    const open = await this.#open();
    if (open) await ask(open, store, "readwrite", (it) => it.delete(key));
    else this.#memory.get(store).delete(key);
  }

  /**
   * Changes a value that is there, in one step: another tab sees it before or after.
   *
   * @param change answers the new value, or undefined to leave it as it is
   * @returns whether it was changed
   */
  async change(store, key, change) {
    const open = await this.#open();
    if (open) return changeInOneStep(open, store, key, change);
    const value = this.#memory.get(store).has(key) ? change(this.#memory.get(store).get(key)) : undefined;
    if (value !== undefined) this.#memory.get(store).set(key, value);
    return value !== undefined;
  }

  /** The values of all keys that begin so, in the order of their keys. */
  async all(store, prefix = "") {
    const open = await this.#open();
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    if (open) return ask(open, store, "readonly", (it) => it.getAll(range));
    const keys = [...this.#memory.get(store).keys()].filter((key) => key.startsWith(prefix));
    return keys.sort().map((key) => this.#memory.get(store).get(key));
  }

  /** The keys that begin so. */
  async keys(store, prefix = "") {
    const open = await this.#open();
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    if (open) return ask(open, store, "readonly", (it) => it.getAllKeys(range));
    return [...this.#memory.get(store).keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  /** Empties it rather than deleting it, for which other tabs would have to close it first. */
  async clear() {
    const open = await this.#open();
    for (const store of STORES) {
      this.#memory.get(store).clear();
      if (open) await ask(open, store, "readwrite", (it) => it.clear());
    }
  }

  #open() {
    this.#opening ??= this.#name ? opened(this.#name).catch(() => undefined) : Promise.resolve();
    return this.#opening;
  }
}

function opened(name) {
  return new Promise((found, failed) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => STORES.forEach((store) => request.result.createObjectStore(store));
    request.onsuccess = () => found(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** Answers when the transaction is written, not when the request is done. */
function ask(database, store, mode, action) {
  return new Promise((done, failed) => {
    const transaction = database.transaction(store, mode);
    const request = action(transaction.objectStore(store));
    transaction.oncomplete = () => done(request.result);
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
}

function changeInOneStep(database, store, key, change) {
  return new Promise((done, failed) => {
    const transaction = database.transaction(store, "readwrite");
    const values = transaction.objectStore(store);
    let isChanged = false;
    values.get(key).onsuccess = ({ target: { result } }) => {
      const value = result === undefined ? undefined : change(result);
      isChanged = value !== undefined;
      if (isChanged) values.put(value, key);
    };
    transaction.oncomplete = () => done(isChanged);
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
}
