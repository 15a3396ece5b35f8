import { Problem } from "../api/problem.js";

/**
 * The URL that Twilio has for the webhook of a request, beside ours. Twilio is asked on demand only: that is a call of its API,
 * and reads the tenant's numbers.
 */
export class UrlComparison {
  /** What Twilio has; undefined while it was not asked. */
  actual;
  /** What Twilio should have; undefined while it was not asked. */
  desired;
  problem;
  isAsking = false;
  /** Whether the number was found, and has no webhook of this path. */
  isAbsent = false;

  #path;
  #numbers;
  #webhooksOf;
  #changed;

  /**
   * @param parameters the request's, each with one value or a list
   * @param webhooksOf asks for the webhooks of a number; undefined where that is not possible
   */
  constructor({ path, parameters, webhooksOf, changed }) {
    this.#path = path;
    this.#numbers = numbersOf(parameters ?? {});
    this.#webhooksOf = webhooksOf;
    this.#changed = changed;
  }

  get canAsk() {
    return Boolean(this.#webhooksOf && this.#numbers.length > 0 && this.actual === undefined);
  }

  async ask() {
    this.isAsking = true;
    this.problem = undefined;
    this.#changed();
    try {
      const field = await this.#field();
      this.actual = field?.actual;
      this.desired = field?.desired;
      this.isAbsent = this.actual === undefined;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem.message;
    }
    this.isAsking = false;
    this.#changed();
  }

  async #field() {
    let refusal;
    for (const number of this.#numbers) {
      try {
        const { fields } = await this.#webhooksOf(number);
        return fields.find(({ desired }) => pathOf(desired) === this.#path);
      } catch (problem) {
        if (problem.status !== 404) throw problem;
        refusal = problem;
      }
    }
    throw refusal;
  }
}

/** Our number is where a message goes, and where one comes from whose status it is. */
function numbersOf({ To, Called, From, Caller }) {
  const values = [To, Called, From, Caller].map((value) => (Array.isArray(value) ? value[0] : value));
  return [...new Set(values)].filter((number) => /^\+\d+$/.test(number ?? ""));
}

const pathOf = (url) => URL.parse(url)?.pathname;
