import { post } from "../api/http.js";
import { Problem } from "../api/problem.js";
import { html, nothing } from "../lib/html.js";
import { time } from "../parts/time.js";
import { isSame } from "./values.js";
import { wouldDo } from "./rule-words.js";
import { rules as words } from "./words.js";

/** Tries rules that need not be saved against the last conversations. `changed` is called when something is to be drawn. */
export class RuleTest {
  result;
  problem;
  isTrying = false;
  tried; // the values that were tried

  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  async run(values) {
    Object.assign(this, { isTrying: true, problem: undefined });
    this.#changed();
    try {
      this.result = await post("/api/settings/rules/check", values);
      this.tried = values;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
    } finally {
      this.isTrying = false;
      this.#changed();
    }
  }

  isOf(values) {
    return isSame(this.tried, values);
  }
}

/** Tells which of the last conversations the rules would match, and what they would do. */
export const ruleTestView = (test, values, { names, canTry }) => html`
  <h3 class="t-sect">${words.tryOut}</h3>
  <p class="t-meta">${words.tryHint}</p>
  <button type="button" class="button" ?disabled=${test.isTrying || !canTry} @click=${() => test.run(values)}>
    ${test.isTrying ? words.trying : words.tryOut}
  </button>
  <div role="status">
    ${test.problem ? html`<p class="set-problem">${problemWords(test.problem)}</p>` : nothing}
    ${test.result && !test.problem ? outcome(test, values, names) : nothing}
  </div>`;

const problemWords = ({ errors, message }) => (errors?.length ? errors.map(({ field, detail }) => `${field}: ${detail}`).join(". ") : message);

const outcome = (test, values, names) => html`
  ${test.isOf(values) ? nothing : html`<p class="t-meta">${words.changedSince}</p>`}
  <p class="set-outcome"><b>${test.result.tried === 0 ? words.noneTried : words.outcome(test.result.matches.length, test.result.tried)}</b></p>
  <ul class="set-matches">
    ${test.result.matches.map((match) => html`<li>${matchView(match, names)}</li>`)}
  </ul>`;

const matchView = ({ conversationId, contactName, theirAddress, preview, at, rules, actions }, names) => html`
  <a href="/inbox/all/${encodeURIComponent(conversationId)}"><bdi>${contactName ?? theirAddress}</bdi></a> ${time(at)}
  <p class="set-quote" dir="auto">${preview}</p>
  <p class="t-meta" dir="auto">${rules.join(", ")}: ${wouldDo(actions, names)}</p>`;
