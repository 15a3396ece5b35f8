const KEPT = { maxAge: 30 * 86_400_000 };

const COPIED = "numbers:copied-step";

const draftOf = (numberId) => `numbers:plan ${numberId}`;

/** Drafts of plans, by the number's id, and the step that was copied: on this device, until the person logs out. */
export class PlanDrafts {
  #storage;

  constructor(storage) {
    this.#storage = storage;
  }

  get = (numberId) => this.#storage.get(draftOf(numberId), KEPT);

  put = (numberId, draft) => this.#storage.set(draftOf(numberId), draft);

  remove = (numberId) => this.#storage.remove(draftOf(numberId));

  copied = () => this.#storage.get(COPIED, KEPT);

  copy = (step) => this.#storage.set(COPIED, step);
}
