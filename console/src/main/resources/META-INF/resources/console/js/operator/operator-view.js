import { html, nothing } from "../lib/html.js";
import { day } from "../lib/times.js";
import { emptyState } from "../parts/empty-state.js";
import { strip } from "../parts/strip.js";
import { tabs } from "../parts/tabs.js";
import { attemptDialog } from "./attempt-view.js";
import { deadLettersView } from "./dead-letters-view.js";
import { historyView } from "./history-view.js";
import { TABS } from "./keys.js";
import { partsView } from "./parts-view.js";
import { quarantineView } from "./quarantine-view.js";
import { recordDialog } from "./record-view.js";
import { tenantsView } from "./tenants-view.js";
import { actionWords, words } from "./words.js";

const VIEWS = {
  tenants: tenantsView,
  "dead-letters": deadLettersView,
  quarantine: quarantineView,
  parts: partsView,
  history: historyView,
};

/** The page of the address below the tabs, with what runs right now. */
export const operatorView = (state, actions) => html`
  <div class="op">
    <div class="op-top">
      <h1 class="t-page">${words.title}</h1>
      <p class="t-meta">${words.audited}</p>
    </div>
    ${tabs({ label: words.parts, items: TABS.map((tab) => ({ words: words.tabs[tab], href: `/operator/${tab}`, isCurrent: tab === state.tab, amount: amounts(state)[tab] })) })}
    <div class="op-body">
      ${runningStrips(state)}
      ${VIEWS[state.tab]?.({ ...state, day }, actions) ?? nothingHere()}
    </div>
    ${recordDialog(state.deadLetters, state, actions)} ${recordDialog(state.quarantine, state, actions)}
    ${attemptDialog(state.attempt, state, actions)}
  </div>`;

const amounts = ({ deadLetters, quarantine }) => ({
  "dead-letters": deadLetters.waiting || undefined,
  quarantine: quarantine.waiting || undefined,
});

/** Operations of all operators; the one in the dialog is shown there. */
const runningStrips = ({ operations, attempt, tab, nameOfOperator }) =>
  tab === "history"
    ? nothing
    : operations.open
        .filter(({ id }) => id !== attempt?.operation?.job.id)
        .map((operation) =>
          strip({
            words: html`<b><bdi>${nameOfOperator(operation)}</bdi></b> ${actionWords(operation)}. ${words.of(operation.done, operation.total)}.`,
            action: { words: words.tabs.history, href: "/operator/history" },
          }),
        );

const nothingHere = () =>
  emptyState({ icon: "search", words: words.noSuchPage, action: { words: words.tabs.tenants, href: "/operator/tenants" } });
