import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { conflictNotice } from "./conflict-view.js";
import { flow } from "./flow.js";
import { jsonView } from "./json-view.js";
import { noPlan } from "./no-plan.js";
import { planKeys } from "./plan-keys.js";

/** The call plan of a number: its steps, or the same as JSON. */
export function planView(state, actions) {
  return html`<div class="plan" @keydown=${(event) => planKeys(event, state, actions)}>
    <div class="planbar">
      <h2 class="t-sect">What happens when somebody calls</h2>
      <span class="grow"></span>
      ${state.isReadOnly ? nothing : undoButtons(state, actions)}
      <button class="button small ghost" type="button" aria-pressed=${String(state.isJson)} @click=${actions.toggleJson}>
        ${icon("code", "small")} JSON
      </button>
    </div>
    ${state.conflict ? conflictNotice(state, actions) : nothing} ${wholePlanFindings(state)}
    ${state.isJson ? jsonView(state, actions) : steps(state, actions)}
  </div>`;
}

const undoButtons = (state, actions) => html`
  <button class="button small ghost" type="button" ?disabled=${!state.canUndo} title="Undo (⌘Z)" @click=${actions.undo}>${icon("undo-2", "small")} Undo</button>
  <button class="button small ghost icon" type="button" ?disabled=${!state.canRedo} aria-label="Redo" title="Redo (⇧⌘Z)" @click=${actions.redo}>
    ${icon("redo-2", "small")}
  </button>
`;

/** Problems of the plan as a whole stand above it when it has no first step to stand at. */
function wholePlanFindings({ check, plan }) {
  if (check.problem) {
    return html`<p class="finding hint">${icon("info", "small")} <span>The plan could not be checked. ${check.problem.message}</span></p>`;
  }
  return plan ? nothing : check.findings.problems.map(({ message }) => html`<p class="finding problem">${icon("circle-alert", "small")} ${message}</p>`);
}

function steps(state, actions) {
  if (!state.plan) return noPlan(state, actions);
  return html`<ol class="flow root" @dragstart=${actions.dragStart} @dragover=${actions.dragOver} @drop=${actions.drop} @dragend=${actions.dragEnd}>
    <li class="node start taken">
      <span class="ni">${icon("phone-incoming")}</span>
      <div class="nb"><b>A call comes in</b></div>
    </li>
    <li class="first">${flow(state, actions, "")}</li>
  </ol>`;
}
