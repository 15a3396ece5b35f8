import { amount } from "../../lib/amounts.js";
import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";

const CHANGES = { one: "change", other: "changes" };
const PROBLEMS = { one: "problem", other: "problems" };

/** What was changed and is not published: shown only then. */
export function saveBar(state, actions) {
  if (!state.isChanged) return nothing;
  const problems = state.findings.problems.length;
  const words = [
    amount(state.changes, CHANGES),
    problems ? amount(problems, PROBLEMS) : "no problems found",
    state.isOffline ? "kept on this device until you are back" : "callers hear the old plan until then",
  ];
  return html`<footer class="savebar">
    <span class="dot ${problems ? "bad" : "warn"}"></span><b>Not published yet</b><span class="quiet hint">${words.join(" · ")}</span>
    <span class="grow"></span>
    ${state.publishProblem ? html`<span class="wrong" role="alert">${state.publishProblem.message}</span>` : nothing}
    <button class="button" type="button" @click=${actions.discard}>Discard</button>
    <button class="button primary" type="button" title="⌘S" ?disabled=${state.isPublishing || state.isReadOnly || state.isOffline} @click=${actions.beginPublishing}>
      ${state.isPublishing ? "Publishing …" : "Publish"}
    </button>
  </footer>`;
}
