import { get } from "../api/http.js";
import { Loaded } from "./loaded.js";

const MOST = 200;

/** The tenant's labels, kept up to date by the stream. */
export class Labels {
  #loaded;

  constructor(changed) {
    this.#loaded = new Loaded(async () => (await get(`/api/labels?limit=${MOST}`)).items, changed);
    this.#loaded.load();
  }

  all() {
    return this.#loaded.value ?? [];
  }

  get(id) {
    return this.all().find((label) => label.id === id);
  }

  /** The labels with these ids, in the order of all labels; those that are not known are left out. */
  of(ids = []) {
    return this.all().filter((label) => ids.includes(label.id));
  }

  apply({ type, data }) {
    if (type === "label.updated") this.#loaded.change((all) => [...without(all, data), data].sort(byCreation));
    if (type === "label.deleted") this.#loaded.change((all) => without(all, data));
  }

  refresh() {
    this.#loaded.load();
  }

  close() {
    this.#loaded.close();
  }
}

const without = (labels, { id }) => labels.filter((label) => label.id !== id);

const byCreation = (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt);
