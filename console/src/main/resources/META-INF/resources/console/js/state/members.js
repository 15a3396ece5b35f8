import { get } from "../api/http.js";
import { Loaded } from "./loaded.js";

const PER_PAGE = 200;
const MOST = 5000;

/** The people of the tenant, whose names belong beside what they did. */
export class Members {
  #byId = new Map();
  #loaded;
  #changed;

  constructor(changed = () => {}) {
    this.#changed = changed;
    this.#loaded = new Loaded(() => this.#loadAll(), changed);
  }

  /** By name. */
  all() {
    return [...this.#byId.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  get(id) {
    return this.#byId.get(id);
  }

  /** The name of a person, or the id of one who is not known (any more). */
  name(id) {
    return this.#byId.get(id)?.name ?? id;
  }

  /** Loads them, or loads them again; what fails is tried again by itself, and until then ids are shown. */
  load() {
    return this.#loaded.load();
  }

  async #loadAll() {
    const found = new Map();
    let cursor;
    do {
      const query = new URLSearchParams({ limit: PER_PAGE, ...(cursor && { cursor }) });
      const { items, next } = await get(`/api/members?${query}`);
      items.forEach((member) => found.set(member.id, member));
      cursor = next;
    } while (cursor && found.size < MOST);
    this.#byId = found;
    return true;
  }

  apply({ type, data }) {
    if (type === "member.updated") this.#byId.set(data.id, { ...this.#byId.get(data.id), ...data });
    else if (type === "member.deleted") this.#byId.delete(data.id);
    else return;
    this.#changed();
  }
}
