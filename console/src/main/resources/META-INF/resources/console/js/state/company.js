import { get } from "../api/http.js";
import { Problem } from "../api/problem.js";

/** The name that the company gave itself; without one, or before it is known, the tenant's id stands for it. */
export class Company {
  name;

  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** An ornament: what cannot be loaded is not told, and the next occasion asks again. */
  async load() {
    try {
      this.name = (await get("/api/settings/company")).companyName;
      this.#changed();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
    }
  }

  apply({ type, data }) {
    if (type === "settings.updated" && data.page === "company") this.load();
  }
}
