import { Problem } from "../api/problem.js";
import { operatorApi } from "./api.js";
import { words } from "./words.js";

/**
 * The URL that Twilio has for the webhook of a rejected request, beside ours. Twilio is asked when the operator wants it,
 * since that looks into a tenant's numbers.
 */
export class UrlComparison {
  /** What Twilio has; undefined while it was not asked. */
  actual;
  problem;
  isAsking = false;

  #detail;
  #tenant;
  #changed;
  #api;

  /** @param tenant that of the account which the request names; undefined where there is none */
  constructor(detail, tenant, changed, api = operatorApi) {
    this.#detail = detail;
    this.#tenant = tenant;
    this.#changed = changed;
    this.#api = api;
  }

  get canAsk() {
    return Boolean(this.#tenant && this.#numbers.length > 0 && this.actual === undefined);
  }

  async ask() {
    this.isAsking = true;
    this.problem = undefined;
    this.#changed();
    try {
      this.actual = await this.#urlAtTwilio();
      if (this.actual === undefined) this.problem = words.noSuchField;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem.message;
    }
    this.isAsking = false;
    this.#changed();
  }

  /** Our number is where a message goes, and where one comes from whose status it is. */
  get #numbers() {
    const { To, Called, From, Caller } = this.#detail.parameters ?? {};
    return [...new Set([To, Called, From, Caller])].filter((number) => /^\+\d+$/.test(number ?? ""));
  }

  async #urlAtTwilio() {
    const path = this.#detail.record.path;
    let refusal;
    for (const number of this.#numbers) {
      try {
        const { fields } = await this.#api.webhooksAtTwilio(this.#tenant, number);
        return fields.find(({ desired }) => pathOf(desired) === path)?.actual;
      } catch (problem) {
        if (problem.status !== 404) throw problem;
        refusal = problem;
      }
    }
    throw refusal;
  }
}

const pathOf = (url) => URL.parse(url)?.pathname;
