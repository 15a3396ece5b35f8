import { amount } from "../lib/amounts.js";
import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { phoneNumber } from "../parts/phone-number.js";

const NUMBERS = { one: "number", other: "numbers" };

/** More lines help nobody; those with a failure come first. */
const MOST_LINES = 200;

const ORDER = ["failed", "repaired", "waiting", "in-order", "unknown"];

const OUTCOMES = {
  failed: { icon: "circle-alert", words: "Not repaired" },
  repaired: { icon: "wrench", words: "Repaired" },
  waiting: { icon: "clock", words: "Waiting" },
  "in-order": { icon: "circle-check", words: "In order" },
  unknown: { icon: "circle-dot", words: "Not checked" },
};

const isRunning = ({ state }) => state === "queued" || state === "running";

/**
 * Returns what the repair of all numbers has come to for each: {number, outcome, detail}, failures first. The job names what
 * failed, events tell what was repaired, and of a job that has succeeded all other numbers are in order.
 *
 * @param told by a number's id, the outcome and the detail of its last event since the repair began
 */
export function repairLines(job, numbers, told) {
  const managed = numbers.filter(({ state }) => state === "active" || state === "releasing");
  const lines = managed.map((number) => ({ number, ...outcomeOf(number, job, told) }));
  return lines.sort((one, other) => ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome));
}

function outcomeOf({ id, address }, job, told) {
  const failure = job.failures.find(({ item }) => item === address);
  if (failure) return { outcome: "failed", detail: failure.detail };
  const event = told.get(id);
  if (event) return { outcome: event.outcome === "succeeded" ? "repaired" : "failed", detail: event.detail };
  if (isRunning(job)) return { outcome: "waiting" };
  return { outcome: job.state === "succeeded" ? "in-order" : "unknown" };
}

/** How far the repair of all numbers is, and what came of each. */
export function repairProgress({ repair: { job }, numbers, told }, actions) {
  const known = numbers.value ?? [];
  return html`<section class="repair" aria-label="Repair of all numbers">
    <p>
      <b role="status">${words(job)}</b>
      ${isRunning(job)
        ? nothing
        : html`<button class="button ghost icon small" type="button" aria-label="Close" @click=${actions.closeRepair}>${icon("x", "small")}</button>`}
    </p>
    ${isRunning(job) ? progress(job) : nothing} ${lineList(repairLines(job, known, told))} ${otherFailures(job, known)}
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

const lineList = (lines) => html`<ul tabindex="0" aria-label="Each number">
  ${lines.slice(0, MOST_LINES).map(line)}
  ${lines.length > MOST_LINES ? html`<li class="faint">and ${amount(lines.length - MOST_LINES, NUMBERS)} more</li>` : nothing}
</ul>`;

const line = ({ number, outcome, detail }) => html`<li data-outcome=${outcome}>
  ${icon(OUTCOMES[outcome].icon, "small")} <span class="num">${phoneNumber(number.address)}</span>
  <span class="quiet">${OUTCOMES[outcome].words}${detail ? `: ${detail}` : ""}</span>
</li>`;

/** What is no number of the list: accounts, WhatsApp senders, services of Conversations. */
function otherFailures({ failures, failureCount }, numbers) {
  const addresses = new Set(numbers.map(({ address }) => address));
  const others = failures.filter(({ item }) => !addresses.has(item));
  const unnamed = failureCount - failures.length;
  if (others.length === 0 && unnamed <= 0) return nothing;
  return html`<ul>
    ${others.map(({ item, detail }) => html`<li><span class="num">${item}</span> <span class="quiet">${detail}</span></li>`)}
    ${unnamed > 0 ? html`<li class="faint">and ${unnamed} more</li>` : nothing}
  </ul>`;
}
