import { get } from "../api/http.js";
import { Loaded } from "./loaded.js";

/** The name that the company gave itself; without one, or before it is known, the tenant's id stands for it. */
export class Company {
  #name;

  constructor(changed) {
    this.#name = new Loaded(async () => (await get("/api/settings/company")).companyName, changed);
  }

  get name() {
    return this.#name.value;
  }

  /** An ornament: what cannot be loaded is not told, and tried again. */
  load() {
    return this.#name.load();
  }

  apply({ type, data }) {
    if (type === "settings.updated" && data.page === "company") this.load();
  }
}
