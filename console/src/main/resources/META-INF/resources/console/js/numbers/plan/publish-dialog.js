import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { dialog } from "../../parts/dialog.js";
import { icon } from "../../parts/icon.js";
import { difference } from "./difference.js";

/** Shows what callers will notice before a plan is published. */
export function publishDialog(state, actions) {
  const lines = state.isConfirming ? difference(state.published, state.plan, state.nameOf) : [];
  const problems = state.findings.problems.filter(isBlocking).length;
  return dialog({
    title: "Publish this call plan?",
    isOpen: state.isConfirming,
    onClose: actions.endPublishing,
    body: html`<ul class="changes">
        ${lines.map(({ words }) => html`<li dir="auto">${words}</li>`)}
      </ul>
      ${problems ? html`<p class="finding problem">${icon("circle-alert", "small")} <span>${problemWords(problems)}</span></p>` : nothing}
      <p class="quiet">The next caller hears it. History can bring the old plan back.</p>`,
    footer: html`<button class="button" type="button" @click=${actions.endPublishing}>Not yet</button>
      <button class="button primary" type="button" ?disabled=${problems > 0} ?autofocus=${problems === 0} @click=${actions.publish}>Publish</button>`,
  });
}

/** Other problems are the author's to judge: callers are answered, though not as the plan says. */
const isBlocking = ({ code }) => code === undefined || code === "invalid-voice-plan" || code === "forwarding-loop";

const problemWords = (problems) => `Mend ${problems === 1 ? "the problem" : `the ${problems} problems`} marked in the plan first.`;
