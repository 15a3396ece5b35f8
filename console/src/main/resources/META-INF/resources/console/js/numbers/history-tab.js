import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { skeletonRows } from "../parts/skeleton-rows.js";
import { changesOf } from "./history-words.js";
import { difference } from "./plan/difference.js";
import { momentWords } from "./words.js";

const WHAT = {
  "phone-number.updated": "Changed",
  "phone-number.assigned": "Assigned",
  "phone-number.bought": "Bought",
  "phone-number.purchase-requested": "Asked to buy it",
  "phone-number.purchase-failed": "Not bought",
  "phone-number.imported": "Taken over",
  "phone-number.restored": "Put back as it was",
  "phone-number.release-begun": "Release begun",
  "phone-number.kept": "Release called back",
  "phone-number.released": "Released",
  "phone-number.webhooks-repaired": "Webhooks repaired",
  "phone-number.overrides-cleared": "Overrides removed",
  "whatsapp-sender.webhooks-repaired": "WhatsApp sender repaired",
  "conversations.webhooks-repaired": "Conversations repaired",
};

/** Who changed what of a number, with before and after, the newest first. */
export function historyTab(state, actions) {
  return html`<div class="page history-page">
    ${whenLoaded(state.store.audit, {
      skeleton: () => skeletonRows(6, "row"),
      isEmpty: ({ items }) => items.length === 0,
      empty: () => emptyState({ icon: "clock", words: "Nothing was changed yet", detail: "Every change of this number is recorded here, with who made it." }),
      view: ({ items }) => html`<ol class="history">
          ${items.map((entry) => line(entry, state, actions))}
        </ol>
        <p class="t-meta"><a href="/audit?phoneNumberId=${state.store.id}">All of it in the audit</a></p>`,
    })}
  </div>`;
}

function line(entry, state, actions) {
  const plans = [entry.before?.voicePlan, entry.after?.voicePlan];
  const isPlan = "voicePlan" in (entry.before ?? {}) || "voicePlan" in (entry.after ?? {});
  const changedPlan = isPlan ? difference(...plans, state.nameOf) : [];
  return html`<li class=${entry.outcome === "failed" ? "failed" : ""}>
    <header>
      <b>${WHAT[entry.what] ?? entry.what}</b>
      ${entry.outcome === "failed" ? html`<span class="badge bad">failed</span>` : nothing}
      <span class="t-meta">${who(entry, state)} · <time datetime=${entry.at}>${momentWords(entry.at)}</time></span>
    </header>
    <ul>
      ${changesOf(entry, state.nameOfMember).map(change)}
      ${changedPlan.map(({ words }) => html`<li>${words}</li>`)}
    </ul>
    ${changedPlan.length && plans[0] && !state.isReadOnly ? bringBack(actions, plans[0]) : nothing}
  </li>`;
}

const who = ({ subject, client }, { nameOfMember }) => (subject.startsWith("system:") ? "by itself" : nameOfMember(subject) + (client && client !== "console" ? `, ${client}` : ""));

const change = ({ name, before, after }) => html`<li>
  ${name}: ${before ? html`<del dir="auto">${before}</del>` : html`<span class="faint">nothing</span>`} → ${after ? html`<ins dir="auto">${after}</ins>` : html`<span class="faint">nothing</span>`}
</li>`;

const bringBack = (actions, plan) => html`<button class="button small ghost" type="button" @click=${() => actions.bringBack(plan)}>
  ${icon("undo-2", "small")} Bring the plan before it back
</button>`;
