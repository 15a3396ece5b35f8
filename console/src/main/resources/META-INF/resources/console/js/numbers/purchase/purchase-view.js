import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { emptyState } from "../../parts/empty-state.js";
import { icon } from "../../parts/icon.js";
import { whenLoaded } from "../../parts/loaded.js";
import { phoneNumber } from "../../parts/phone-number.js";
import { skeletonRows } from "../../parts/skeleton-rows.js";
import { steps } from "../../parts/steps.js";
import { isBeingBought } from "../words.js";
import { purchaseSteps } from "../words.js";

const STEPS = [
  ["Intended", "Recorded before anything is paid for", ["requested", "chosen"]],
  ["Bought at Twilio", "", ["bought"]],
  ["Webhooks point here", "Every field was set and read back", ["configured", "named"]],
  ["In use", "Texts and calls to it arrive", ["active"]],
];

/** A purchase step by step, also one that was begun elsewhere or long ago. */
export function purchaseView(loaded) {
  return html`<section class="one purchase" aria-label="Purchase">
    ${loaded.problem?.status === 404
      ? emptyState({ icon: "hash", words: "There is no such purchase", action: { words: "All numbers", href: "/numbers" } })
      : whenLoaded(loaded, { skeleton: () => skeletonRows(4, "row"), view: page })}
  </section>`;
}

function page(purchase) {
  const { address, friendlyName, problem, state } = purchase;
  return html`<header class="head">
      <a class="button ghost icon back always" href="/numbers" aria-label="All numbers">${icon("chevron-left", "large")}</a>
      <div class="title">
        <h1>${state === "active" ? "Bought" : state === "failed" ? "Not bought:" : "Buying"} ${address ? phoneNumber(address) : "a number"}</h1>
        ${friendlyName ? html`<p dir="auto">${friendlyName}</p>` : nothing}
      </div>
    </header>
    <div class="page">
      ${steps(stepsOf(purchase))} ${problem ? failure(purchase) : nothing} ${ending(purchase)}
    </div>`;
}

/** Returns the four steps with their state, for the part that draws them. */
export function stepsOf(purchase) {
  const done = purchaseSteps(purchase);
  const isFailed = purchase.state === "failed" || purchase.state === "undoing";
  return STEPS.map(([words, detail, names], index) => {
    const reached = purchase.steps.find(({ step }) => step === names[0]);
    const state = isFailed ? failedState(purchase, reached) : index < done ? "done" : index === done ? "now" : "waiting";
    return { words, detail: reached?.detail ?? (index === 1 ? purchase.sid : detail), state, at: reached?.at };
  });
}

const failedState = ({ state }, reached) => (reached ? (state === "failed" && reached.step !== "requested" ? "undone" : "done") : "failed");

function failure({ problem, state, steps: done }) {
  const wasBought = done.some(({ step }) => step === "bought");
  const kept = state === "undoing" ? "The number is being given back." : wasBought ? "The number was given back." : "Nothing was bought and nothing is paid for.";
  return html`<p class="finding problem" role="alert">
    ${icon("circle-alert", "small")}
    <span>${problem.detail} ${kept} ${problem.code ? html`<span class="code">Twilio ${problem.code}</span>` : nothing}</span>
  </p>`;
}

function ending(purchase) {
  if (isBeingBought(purchase)) return html`<p class="t-meta" role="status">You can leave this page. If anything breaks off, it is finished by itself.</p>`;
  if (purchase.state === "failed") return html`<p class="acts"><a class="button primary" href="/numbers/buy">Choose another number</a></p>`;
  return html`<p class="acts">
    <a class="button primary" href="/numbers/${purchase.phoneNumberId}">Set up its calls</a><a class="button" href="/numbers/buy">Buy another</a>
  </p>`;
}
