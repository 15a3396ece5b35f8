import { put } from "../api/http.js";

const CHANGED_SINCE = 412;

/** Automatic answers of one number, as its admin changes them; the page of settings holds them for all numbers. */
export class OwnReplies {
  /** What was changed and is not saved; undefined for nothing. */
  changed;

  /** Why the last attempt to save failed; undefined when it did not. */
  problem;

  isSaving = false;

  #store;
  #render;

  constructor(store, render) {
    this.#store = store;
    this.#render = render;
  }

  change(replies) {
    this.changed = replies;
    this.problem = undefined;
    this.#render();
  }

  async save() {
    this.isSaving = true;
    this.#render();
    try {
      await this.#send();
      this.changed = undefined;
    } catch (problem) {
      this.problem = problem;
      if (problem.status === CHANGED_SINCE) this.#store.replies.load();
    }
    this.isSaving = false;
    this.#render();
  }

  async #send() {
    const { data, etag } = this.#store.replies.value;
    const perNumber = { ...data.perNumber, [this.#store.number.value.address]: this.changed };
    const page = await put("/api/settings/auto-reply", { ...data, perNumber }, { ifMatch: etag });
    this.#store.replies.set({ data: page, etag: `"${page.revision}"` });
  }
}
