/** Drafts of plans, by the number's id, and the step that was copied: on this device, until the person logs out. */
export class PlanDrafts {
  #storage;

  constructor(storage) {
    this.#storage = storage;
  }

  get = (numberId) => this.#storage?.get(`plan-draft ${numberId}`);

  put = (numberId, draft) => this.#storage?.put(`plan-draft ${numberId}`, draft);

  remove = (numberId) => this.#storage?.remove(`plan-draft ${numberId}`);

  copied = () => this.#storage?.get("copied-step");

  copy = (step) => this.#storage?.put("copied-step", step);
}
