import { html, nothing } from "../lib/html.js";
import { details } from "../parts/details.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { time } from "../parts/time.js";
import { findingView } from "./finding-view.js";
import { nowView } from "./now-view.js";
import { partsView } from "./parts-view.js";
import { summaryWords, words } from "./words.js";

export const healthView = (state, actions) => html`
  <div class="health-page">
    ${head(state, actions)}
    <section aria-label=${words.question}>
      ${whenLoaded(state.store.diagnosis, {
        what: "The checks",
        isEmpty: ({ checks }) => checks.length === 0,
        empty: () => emptyState({ icon: "heart-pulse", words: words.notExamined, detail: words.notExaminedDetail }),
        view: (diagnosis) => findings(diagnosis, state, actions),
      })}
    </section>
    <section>
      <h2 class="t-sect">${words.now}</h2>
      ${nowView(state.store)}
    </section>
    <section>
      <h2 class="t-sect">${words.rightNow}</h2>
      ${whenLoaded(state.store.status, { what: "What works right now", view: partsView })}
    </section>
  </div>`;

const head = ({ store, mayMend }, { run }) => html`
  <header>
    <h1 class="t-page">${words.question}</h1>
    <p class="health-summary" role="status">${store.diagnosis.value ? summary(store.diagnosis.value) : nothing}</p>
    <button type="button" class="button" ?disabled=${store.isRunning || !mayMend} @click=${run}>
      ${icon("refresh-cw", "small")}${store.isRunning ? words.checking : words.again}
    </button>
  </header>`;

const summary = ({ checks, checkedAt }) => html`${summaryWords(checks)} <span class="t-meta">${time(checkedAt, "ago")}</span>`;

/** What needs attention is in view, in the order of the server, the worst first; what is fine is folded. */
function findings({ checks, checkedAt }, { mayMend }, { mend }) {
  const draw = (check) => findingView(check, { checkedAt, mayMend, mend });
  const fine = checks.filter(({ state }) => state === "ok");
  return html`
    ${groups(checks.filter(({ state }) => state !== "ok"), draw)}
    ${fine.length ? details({ words: words.fine(fine.length), body: groups(fine, draw) }) : nothing}`;
}

function groups(checks, draw) {
  const names = [...new Set(checks.map(({ group }) => group))];
  return names.map((name) => html`
    <h2 class="t-label">${words.groups[name] ?? name}</h2>
    <ul class="checks" role="list">${checks.filter(({ group }) => group === name).map(draw)}</ul>`);
}
