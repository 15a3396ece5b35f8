const A_DAY = 24 * 60 * 60 * 1000;

/**
 * What a person's device keeps for later: what was loaded, drafts, choices. It is gone after the log-out. Nothing that
 * counts may depend on it, since a browser may forbid or clear it.
 */
export class DeviceStorage {
  #database;

  constructor(database) {
    this.#database = database;
  }

  /** The value, unless it is older than it may be: a day, when nothing else is said. */
  async get(key, { maxAge = A_DAY } = {}) {
    const kept = await this.#database.get("kept", key).catch(() => undefined);
    return kept && Date.now() - kept.at < maxAge ? kept.value : undefined;
  }

  /** @param value what can be cloned: objects, lists, dates, blobs */
  async set(key, value) {
    await this.#database.put("kept", key, { value, at: Date.now() }).catch(() => {});
  }

  async remove(key) {
    await this.#database.remove("kept", key).catch(() => {});
  }

  /**
   * Changes the values of all keys that begin so, and removes those of which nothing is to stay.
   *
   * @param revise answers the new value of `{value, at}`, which keeps its age, or undefined
   */
  async revise(prefix, revise) {
    try {
      for (const key of await this.#database.keys("kept", prefix)) {
        const kept = await this.#database.get("kept", key);
        const value = kept && revise(kept);
        if (kept && value === undefined) await this.#database.remove("kept", key);
        else if (kept && value !== kept.value) await this.#database.put("kept", key, { ...kept, value });
      }
    } catch (failure) {
      // What cannot be read cannot be shown either.
      console.error(failure);
    }
  }

  /** The values of all keys that begin so. */
  async all(prefix, { maxAge = A_DAY } = {}) {
    const kept = await this.#database.all("kept", prefix).catch(() => []);
    return kept.filter(({ at }) => Date.now() - at < maxAge).map(({ value }) => value);
  }
}
