import { post } from "../../api/http.js";
import { complete } from "./local-check.js";
import { joined } from "./local-check.js";

const PAUSE_MILLIS = 400;

/** Checks a plan a moment after its last change. An answer about an older version is ignored. */
export class PlanCheck {
  findings = { problems: [], hints: [] };

  /** Why the server could not check it; undefined when it could. */
  problem;

  #answer = {};
  #timer;
  #asked = 0;
  #numberId;
  #changed;

  constructor(numberId, changed) {
    this.#numberId = numberId;
    this.#changed = changed;
  }

  planChanged(plan) {
    this.findings = joined(plan, this.#answer);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(plan), PAUSE_MILLIS);
  }

  close() {
    clearTimeout(this.#timer);
    this.#asked++;
  }

  async #ask(plan) {
    const asked = ++this.#asked;
    try {
      const answer = plan ? await post("/api/voice-plans/check", { plan: complete(plan), phoneNumberId: this.#numberId }) : {};
      if (asked !== this.#asked) return;
      this.#answer = answer;
      this.problem = undefined;
    } catch (problem) {
      if (asked !== this.#asked) return;
      this.problem = problem;
    }
    this.findings = joined(plan, this.#answer);
    this.#changed();
  }
}
