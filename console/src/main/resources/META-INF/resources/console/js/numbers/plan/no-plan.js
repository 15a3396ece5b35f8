import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { flow } from "./flow.js";
import { STARTING_POINTS } from "./starting-points.js";

const SOURCES = {
  member: "Calls follow the forwarding rule of the person the number is assigned to.",
  tenant: "Calls follow the default plan of your company, from Settings.",
  none: "Callers hear one sentence, and the call ends.",
};

/** A number without a plan of its own: what answers it now, and plans to begin with. */
export function noPlan(state, actions) {
  const { source, plan } = state.effective ?? {};
  return html`<div class="no-plan">
    <p><b>This number has no call plan of its own.</b> <span class="quiet">${SOURCES[source] ?? ""}</span></p>
    ${state.isReadOnly ? nothing : beginnings(state, actions, plan)} ${plan ? effectivePlan(state, plan) : nothing}
  </div>`;
}

const beginnings = (state, actions, plan) => html`
  <h3 class="t-label">Begin with</h3>
  <ul class="beginnings">
    ${STARTING_POINTS.map((point) => beginning(point, () => actions.begin(point.plan())))}
    ${plan
      ? beginning({ words: "What answers it now", detail: "A copy, to change for this number alone.", icon: "copy" }, () => actions.begin(plan))
      : nothing}
    ${state.copied
      ? beginning({ words: "Paste", detail: "The step that was copied.", icon: "clipboard-paste" }, () => actions.begin(state.copied))
      : nothing}
  </ul>
`;

const beginning = ({ words, detail, icon: name }, onClick) => html`<li>
  <button class="kind" type="button" @click=${onClick}>
    <span class="ni accent">${icon(name)}</span><span><b>${words}</b><span class="t-meta">${detail}</span></span>
  </button>
</li>`;

const effectivePlan = (state, plan) => html`
  <h3 class="t-label">What answers it now</h3>
  ${flow({ ...state, plan, isReadOnly: true, findings: { problems: [], hints: [] }, adding: undefined, opened: undefined }, { toggle() {} }, "")}
`;
