import { numberWords, spokenDuration } from "../lib/amounts.js";
import { html, nothing } from "../lib/html.js";
import { moment } from "../lib/times.js";
import { bars } from "../parts/bars.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { table } from "../parts/table.js";
import { daysOf, figureOf } from "./store.js";
import { usageTable } from "./usage-table.js";
import { dayWords, GROUPS, moneyWords, reasonWords } from "./words.js";

export const usageView = (state, actions) => html`
  <div class="usage-page">
    <header>
      <h1>Usage</h1>
      ${state.maySave ? html`<button type="button" class="button" @click=${actions.save}>${icon("download", "small")}CSV</button>` : nothing}
    </header>
    ${filterForm(state.store.query, actions)}
    ${whenLoaded(state.store.days, { what: "Usage", view: daysView })}
    ${state.store.grouped === state.store.days && !state.store.days.value ? nothing : groupedView(state)}
  </div>`;

const groupedView = (state) =>
  whenLoaded(state.store.grouped, {
    what: "The table",
    isEmpty: ({ rows }) => rows.length === 0,
    empty: () => emptyState({ icon: "chart-column", words: "Nothing was used in these days", detail: "Texts and calls are counted here within seconds." }),
    view: (report) => usageTable(report, state),
  });

const filterForm = ({ from, to, groupBy }, { narrow }) => html`
  <form class="usage-filter" aria-label="Which days" @submit=${(event) => event.preventDefault()}>
    ${dayField("From", from, (day) => narrow({ from: day }))} ${dayField("To", to, (day) => narrow({ to: day }))}
    <label><span class="t-label">By</span>
      <span class="field"><select @change=${(event) => narrow({ groupBy: event.target.value })}>
        ${GROUPS.map(({ value, words }) => html`<option value=${value} ?selected=${value === groupBy}>${words}</option>`)}
      </select></span></label>
  </form>`;

const dayField = (label, day, choose) => html`
  <label><span class="t-label">${label}</span>
    <span class="field"><input type="date" .value=${day ?? ""} @change=${(event) => choose(event.target.value || undefined)} /></span></label>`;

function daysView(report) {
  const days = daysOf(report);
  const items = (field) => days.map((row) => ({ label: dayWords(row.day), value: figureOf(row, field) }));
  return html`
    ${figures(report.totals)}
    <div class="usage-charts">
      ${bars({ title: "Texts a day", unit: "texts", items: items("messages") })}
      ${bars({ title: "Minutes a day", unit: "minutes", items: items("voiceMinutes") })}
    </div>
    <p class="t-meta">Days are days in UTC. ${report.countedUpTo ? `Counted up to ${moment(report.countedUpTo)}.` : "Not counted yet."}</p>
    ${failures(report.totals.failures)}`;
}

const figures = (totals) => html`<dl class="usage-figures">
  ${[
    ["Texts", numberWords(totals.messages)],
    ["Not delivered", numberWords(totals.undelivered)],
    ["Segments", numberWords(totals.segments)],
    ["Media", numberWords(totals.media)],
    ["Calls", numberWords(totals.calls)],
    ["Minutes", numberWords(totals.voiceMinutes)],
    ["Recordings", numberWords(totals.recordings)],
    ["Wait for an answer", totals.answers ? spokenDuration(totals.answerSeconds / totals.answers) : "–"],
    ["Cost so far", totals.currency && totals.price !== undefined ? moneyWords(totals.price, totals.currency) : "–"],
  ].map(([words, value]) => html`<div><dt class="t-label">${words}</dt><dd class="num">${value}</dd></div>`)}
</dl>`;

const failures = (reasons) =>
  reasons
    ? html`<h2 class="t-sect">Not delivered, by reason</h2>
        ${table({
          caption: "Not delivered, by reason",
          key: ([code]) => code,
          rows: Object.entries(reasons).sort(([, one], [, other]) => other - one),
          columns: [
            { words: "Reason", cell: ([code]) => html`${reasonWords(code)} <span class="t-meta">${code === "unknown" ? "" : code}</span>` },
            { words: "Messages", align: "end", cell: ([, number]) => numberWords(number) },
          ],
        })}`
    : nothing;
