import { html } from "../../lib/html.js";
import { live } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";

/** The plan as JSON, for those who like it: what is typed there is the plan as soon as it can be read. */
export function jsonView(state, actions) {
  const text = state.json ?? JSON.stringify(state.plan ?? null, null, 2);
  const problem = problemOf(text);
  return html`<div class="json">
    <textarea
      class="field mono"
      aria-label="The plan as JSON"
      spellcheck="false"
      ?readonly=${state.isReadOnly}
      aria-invalid=${problem ? "true" : "false"}
      .value=${live(text)}
      @input=${({ target }) => actions.json(target.value, problemOf(target.value) ? undefined : parsed(target.value))}
    ></textarea>
    ${problem ? html`<p class="finding problem" role="status">${icon("circle-alert", "small")} <span>${problem}</span></p>` : ""}
    ${state.findings.problems.map(
      ({ place, message }) => html`<p class="finding problem">${icon("circle-alert", "small")} <span><code>${place || "plan"}</code> ${message}</span></p>`,
    )}
  </div>`;
}

export const parsed = (text) => JSON.parse(text) ?? undefined;

/** Says why a text is no plan; undefined when it is one. */
export function problemOf(text) {
  try {
    const plan = JSON.parse(text);
    return plan === null || isSteps(plan) ? undefined : "A plan is an object with a “type”, and so is each step in it.";
  } catch (error) {
    return `This is not JSON yet: ${error.message}`;
  }
}

const BRANCHES = ["then", "otherwise", "open", "closed"];

/** Whether everything that the editor walks through has the shape of a step, so that it can be shown. */
function isSteps(step) {
  if (typeof step !== "object" || step === null || Array.isArray(step) || typeof step.type !== "string") return false;
  const { digits = {}, holidays = [] } = step;
  if (typeof digits !== "object" || digits === null || !Array.isArray(holidays)) return false;
  const below = [...BRANCHES.map((name) => step[name]), ...Object.values(digits), ...holidays.map((holiday) => holiday?.plan)];
  return below.every((child) => child === undefined || child === null || isSteps(child));
}
