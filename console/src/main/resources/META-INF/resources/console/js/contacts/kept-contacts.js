const MOST = 100;

/**
 * Keeps what was read of contacts on the device, and gives it back where the server cannot be reached. Of a tenant that
 * an operator looks at nothing is kept.
 */
export class KeptContacts {
  #context;

  constructor(context) {
    this.#context = context;
  }

  /** The beginning of a list, with its contacts, so that it can be shown alone. */
  list(address, people, load) {
    return this.#read(`contacts:list ${address}`, load, ({ items }) => ({
      items: items.slice(0, MOST).map((item) => ({ ...item, contact: people.peek(item.id) ?? item.contact })),
      next: undefined,
    }));
  }

  /** A part of a contact's page. */
  part(id, name, load) {
    return this.#read(partOf(id, name), load, (value) => value);
  }

  /** Of an erased contact nothing stays. */
  forget(id, names) {
    names.forEach((name) => this.#context.deviceStorage?.remove(partOf(id, name)));
  }

  async #read(key, load, kept) {
    const storage = this.#context.deviceStorage;
    if (this.#context.lookedAt || !storage) return load();
    try {
      const value = await load();
      storage.set(key, kept(value));
      return value;
    } catch (problem) {
      const known = problem.code === "unreachable" ? await storage.get(key) : undefined;
      if (known === undefined) throw problem;
      return known;
    }
  }
}

const partOf = (id, name) => `contacts:page ${id} ${name}`;
