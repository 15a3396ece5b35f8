import { get, getRevised, write } from "../api/http.js";
import { Problem } from "../api/problem.js";
import { Loaded } from "../state/loaded.js";
import { spentIn } from "./figures.js";
import { words } from "./words.js";

const BUDGET = "/api/usage/budget";

/** The monthly budget with what is spent of it, and the form that changes it. */
export class Budget {
  draft;
  problem;
  isSaving = false;

  #changed;

  constructor(changed) {
    this.#changed = changed;
    this.loaded = new Loaded(() => getRevised(BUDGET).then((answer) => this.#withSpent(answer)), changed);
    this.loaded.load();
  }

  edit() {
    const { amount, currency = "USD", warnAt = 0.8 } = this.loaded.value.data;
    this.#set({ draft: { amount: amount ?? "", currency, percent: Math.round(warnAt * 100) }, problem: undefined });
  }

  change(fields) {
    this.#set({ draft: { ...this.draft, ...fields }, problem: undefined });
  }

  dismiss() {
    this.#set({ draft: undefined, problem: undefined });
  }

  save() {
    const { amount, currency, percent } = this.draft;
    if (!(amount > 0)) return this.#set({ problem: fieldProblem("amount", words.amountNeeded) });
    return this.#put({ amount: Number(amount), currency: currency.trim().toUpperCase(), warnAt: percent / 100 });
  }

  remove() {
    return this.#put({});
  }

  refresh() {
    this.loaded.load();
  }

  close() {
    this.loaded.close();
  }

  async #put(budget) {
    this.#set({ isSaving: true, problem: undefined });
    try {
      const saved = await write("PUT", BUDGET, budget, { ifMatch: this.loaded.value.etag });
      this.draft = undefined;
      this.loaded.set(await this.#withSpent(saved));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
      if (problem.status === 412) this.loaded.load();
    } finally {
      this.#set({ isSaving: false });
    }
  }

  /** The API tells the budget; what is spent follows from the month's figures. */
  async #withSpent(answer) {
    if (!answer.data.amount) return answer;
    const [month, comparison] = await Promise.all([get("/api/usage?groupBy=day"), get("/api/usage/comparison")]);
    return { ...answer, spent: spentIn(answer.data.currency, month, comparison) };
  }

  #set(change) {
    Object.assign(this, change);
    this.#changed();
  }
}

const fieldProblem = (field, detail) => new Problem(400, detail, undefined, { errors: [{ field, detail }] });
