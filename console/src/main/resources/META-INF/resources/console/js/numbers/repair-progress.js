import { amount } from "../lib/amounts.js";
import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";

const NUMBERS = { one: "number", other: "numbers" };

const isRunning = ({ state }) => state === "queued" || state === "running";

/** How far the repair of all numbers is, and what it could not repair. */
export function repairProgress({ repair: { job: repair } }, actions) {
  return html`<section class="repair" aria-label="Repair of all numbers">
    <p>
      <b role="status">${words(repair)}</b>
      ${isRunning(repair)
        ? nothing
        : html`<button class="button ghost icon small" type="button" aria-label="Close" @click=${actions.closeRepair}>${icon("x", "small")}</button>`}
    </p>
    ${isRunning(repair) ? progress(repair) : nothing}
    ${repair.failures.length ? failures(repair) : nothing}
  </section>`;
}

const progress = ({ done, total }) => html`<progress max=${total ?? 1} .value=${total ? done : 0} aria-label="Numbers checked"></progress>`;

function words({ state, done, total, failureCount }) {
  if (state === "queued") return "Waiting to check all numbers …";
  if (state === "running") return `Checked ${done}${total ? ` of ${total}` : ""} …`;
  if (state === "canceled") return "The repair was stopped.";
  if (failureCount > 0) return `${amount(failureCount, NUMBERS)} could not be repaired.`;
  return state === "failed" ? "The repair broke off. Try it again." : `${amount(done, NUMBERS)} checked, all in order.`;
}

const failures = ({ failures: list, failureCount }) => html`<ul>
  ${list.map(({ item, detail }) => html`<li><span class="num">${item}</span> <span class="quiet">${detail}</span></li>`)}
  ${failureCount > list.length ? html`<li class="faint">and ${failureCount - list.length} more</li>` : nothing}
</ul>`;
