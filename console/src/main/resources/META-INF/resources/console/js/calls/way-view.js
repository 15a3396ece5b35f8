import { html } from "../lib/html.js";
import { steps } from "../parts/steps.js";
import { isOngoing } from "../state/call-facts.js";
import { wayOf } from "./way.js";
import { rungWords, stepWords } from "./words.js";

/** The way of the call through the plan, with the time of each step. */
export function wayView(call, { parties }) {
  const way = wayOf(call);
  const items = way.map((step, index) => ({
    words: stepWords(step, parties.rung(step.to), parties.ours(call)),
    detail: step.kind === "rang" ? rungWords(step) : undefined,
    at: step.at,
    state: isOngoing(call) && index === way.length - 1 ? "now" : stateOf(step),
  }));
  return html`<section class="call-part" aria-labelledby="call-way">
    <h2 class="t-sect" id="call-way">What happened</h2>
    ${steps(items)}
  </section>`;
}

const NOT_REACHED = new Set(["no-answer", "busy", "failed"]);

const stateOf = (step) => (step.kind === "rang" && NOT_REACHED.has(step.status) ? "failed" : "done");
