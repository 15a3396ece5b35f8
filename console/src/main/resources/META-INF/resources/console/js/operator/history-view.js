import { html, live, nothing } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { whenLoaded } from "../parts/loaded.js";
import { time } from "../parts/time.js";
import { progressView } from "./attempt-view.js";
import { hasActed, isOpen } from "./operations.js";
import { actionWords, outcomeWords, words } from "./words.js";

const LOOKS = { succeeded: "good", expired: "", failed: "bad", canceled: "warn", running: "info", queued: "info" };

/** What operators tried again and discarded, the newest first, with what came of it. */
export const historyView = (state, actions) => html`
  <label class="choice">
    <input type="checkbox" .checked=${live(state.withDryRuns)} @change=${({ target }) => actions.showDryRuns(target.checked)} />${words.dryRuns}
  </label>
  ${whenLoaded(state.operations.list, {
    what: words.tabs.history,
    isEmpty: (items) => shown(items, state).length === 0,
    empty: () => emptyState({ icon: "history", words: words.noHistory, detail: words.noHistoryDetail }),
    view: (items) => html`<ol class="op-history">${shown(items, state).map((operation) => operationView(operation, state, actions))}</ol>`,
  })}`;

const shown = (items, { withDryRuns }) => items.filter((operation) => withDryRuns || hasActed(operation));

const operationView = (operation, state, actions) => html`
  <li data-id=${operation.id} data-row tabindex="-1">
    <p>
      <b><bdi>${state.nameOfOperator(operation)}</bdi> ${actionWords(operation)}</b>
      <span class="badge ${LOOKS[operation.state] ?? ""}">${operation.dryRun ? words.dryRun : words.operationStates[operation.state] ?? operation.state}</span>
      ${time(operation.at)}
    </p>
    ${selection(operation.request)}
    ${isOpen(operation) ? progressView({ job: operation }) : outcome(operation)}
    ${buttons(operation, actions)}
  </li>`;

function selection({ topic, reason, account, tenant, from, to, ids, note } = {}) {
  const chosen = [topic, reason, account, tenant, from && `${words.fields.from} ${from}`, to && `${words.fields.to} ${to}`, ...(ids ?? []).slice(0, 3)];
  const text = chosen.filter(Boolean).join(" · ");
  return html`
    ${text ? html`<p class="t-meta" dir="auto">${text}${ids?.length > 3 ? ` +${ids.length - 3}` : ""}</p>` : nothing}
    ${note ? html`<p dir="auto">${words.noteOf(note)}</p>` : nothing}`;
}

const outcome = (operation) => html`
  ${operation.state === "failed" ? html`<p class="op-bad">${words.brokeOff(operation.done, operation.total)}</p>` : nothing}
  <p class="quiet">${outcomeWords(operation).join(" ")}</p>
  ${operation.failures.map(({ item, detail }) => html`<p class="t-meta"><span class="mono">${item}</span> ${detail}</p>`)}`;

function buttons(operation, { stop, beginAgain }) {
  if (isOpen(operation)) return html`<button type="button" class="button small" @click=${() => stop(operation)}>${words.stop}</button>`;
  const canGoOn = ["failed", "canceled"].includes(operation.state) && hasActed(operation) && operation.request;
  return canGoOn ? html`<button type="button" class="button small" @click=${() => beginAgain(operation)}>${words.goOn}</button>` : nothing;
}
