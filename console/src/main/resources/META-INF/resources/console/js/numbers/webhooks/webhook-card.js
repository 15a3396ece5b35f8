import { amount } from "../../lib/amounts.js";
import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { whenLoaded } from "../../parts/loaded.js";
import { skeletonRows } from "../../parts/skeleton-rows.js";
import { allFields } from "../words.js";
import { differing } from "../words.js";
import { fieldDifference } from "./field-view.js";
import { firstSeen } from "./field-view.js";
import { nextRepair } from "./field-view.js";

const OTHERS = { one: "other is", other: "others are" };
const FIELDS = { one: "field is", other: "fields are" };

/** The webhooks of a number in short, beside its call plan: what differs, and the button that mends it. */
export function webhookCard(state, actions) {
  return whenLoaded(state.store.comparison, {
    skeleton: () => html`<section class="card hooks">${skeletonRows(2, "text")}</section>`,
    view: (comparison) => card(state, actions, comparison),
  });
}

function card(state, actions, comparison) {
  const wrong = differing(comparison);
  const total = allFields(comparison).length;
  return html`<section class="card hooks" aria-labelledby="hooks-title">
    <header>
      <h2 class="t-sect" id="hooks-title">${icon("webhook")} Webhooks</h2>
      ${wrong.length
        ? html`<span class="badge warn">${wrong.length} of ${total} differ${wrong.length === 1 ? "s" : ""}</span>`
        : html`<span class="badge good">${icon("check", "small")} In order</span>`}
    </header>
    ${wrong.slice(0, 2).map(fieldDifference)} ${wrong.length ? mending(state, actions, comparison) : nothing}
    ${total > wrong.length
      ? html`<p class="okline">${icon("circle-check", "small")} ${amount(total - wrong.length, wrong.length ? OTHERS : FIELDS)} right</p>`
      : nothing}
  </section>`;
}

const mending = (state, actions, comparison) => html`<p class="quiet small">
    Texts or calls go elsewhere until this is repaired. ${firstSeen(comparison, state.finding)}
  </p>
  <div class="acts">
    ${state.isReadOnly
      ? nothing
      : html`<button class="button primary" type="button" ?disabled=${state.isRepairing} @click=${() => actions.repair()}>
          ${icon("wrench")} ${state.isRepairing ? "Repairing …" : "Repair now"}
        </button>`}
    <span class="t-meta">${nextRepair(comparison)}</span>
  </div>`;
