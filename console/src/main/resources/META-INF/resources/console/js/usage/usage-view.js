import { numberWords } from "../lib/amounts.js";
import { reasonWords } from "../lib/failure-reasons.js";
import { html, nothing } from "../lib/html.js";
import { dayOf, midnightOf, moment } from "../lib/times.js";
import { bars } from "../parts/bars.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { table } from "../parts/table.js";
import { timeSeries } from "../parts/time-series.js";
import { budgetSection } from "./budget-view.js";
import { comparisonSection } from "./comparison-view.js";
import { daysOf, figureOf, pricesOf } from "./figures.js";
import { filterForm } from "./filter-view.js";
import { usageTable } from "./usage-table.js";
import { dayWords, meanWords, pricesWords, words } from "./words.js";

/** More days than that are lines. */
const MOST_BARS = 92;

const TEXTS = [
  { words: words.receivedShort, field: "received", tone: "accent" },
  { words: words.sentShort, field: "sent", tone: "voice" },
];
const MINUTES = [{ words: words.minutesUnit, field: "voiceMinutes", tone: "accent" }];

export const usageView = (state, actions) => html`
  <div class="usage-page">
    <header>
      <h1 class="t-page">${words.title}</h1>
      <button type="button" class="button" data-testid="csv" @click=${actions.save}>${icon("download", "small")}${words.csv}</button>
    </header>
    ${filterForm(state.store.query, actions)}
    ${whenLoaded(state.store.days, { what: words.title, view: daysView })}
    ${state.store.grouped === state.store.days && !state.store.days.value ? nothing : groupedView(state)}
    ${comparisonSection(state.store.comparison)} ${budgetSection(state.budget, state)}
  </div>`;

const groupedView = (state) =>
  whenLoaded(state.store.grouped, {
    what: words.table,
    isEmpty: ({ rows }) => rows.length === 0,
    empty: () => emptyState({ icon: "chart-column", words: words.nothingUsed, detail: words.nothingUsedDetail }),
    view: (report) => usageTable(report, state),
  });

function daysView(report) {
  const days = daysOf(report);
  return html`
    ${figures(report, days)}
    <div class="usage-charts">
      ${chart({ title: words.textsADay, unit: words.texts.toLowerCase(), days, figures: TEXTS, nothing: words.noTexts })}
      ${chart({ title: words.minutesADay, unit: words.minutesUnit, days, figures: MINUTES, nothing: words.noMinutes })}
    </div>
    <p class="t-meta">${report.countedUpTo ? words.countedUpTo(moment(report.countedUpTo)) : words.nothingCounted}</p>
    <p class="t-meta">${words.waitDetail}</p>
    ${failures(report.totals.failures)}`;
}

const chart = ({ title, unit, days, figures, nothing }) => html`
  <div><h2 class="t-label">${title}</h2>
    ${days.length > MOST_BARS ? lines(title, days, figures) : bars({ title, unit, nothing, items: days.map((row) => barOf(row, figures)) })}
  </div>`;

/** Days are drawn where they are on the reader's calendar, so that they keep their names. */
const lines = (title, days, figures) =>
  timeSeries({
    title,
    times: days.map(({ day }) => midnightOf(day)),
    series: figures.map(({ words: name, field, tone }) => ({ words: name, tone, values: days.map((row) => figureOf(row, field) ?? null) })),
    labelOf: (at) => dayWords(dayOf(at)),
  });

/** Several figures stand on one another; a day without a count has no parts. */
function barOf(row, figures) {
  const label = dayWords(row.day);
  const parts = figures.map(({ words: name, field }) => ({ words: name, value: figureOf(row, field) }));
  if (parts[0].value === undefined) return { label, value: undefined };
  return { label, value: parts.reduce((sum, { value }) => sum + value, 0), ...(parts.length > 1 && { parts }) };
}

const figures = ({ totals }, days) => html`<dl class="usage-figures">
  ${[
    [words.received, numberWords(sumOf(days, "received"))],
    [words.sent, numberWords(sumOf(days, "sent"))],
    [words.undelivered, numberWords(totals.undelivered)],
    [words.segments, numberWords(totals.segments)],
    [words.media, numberWords(totals.media)],
    [words.calls, numberWords(totals.calls)],
    [words.minutes, numberWords(totals.voiceMinutes)],
    [words.recordings, numberWords(totals.recordings)],
    [words.wait, meanWords(totals.answerSeconds, totals.answers)],
    [words.closed, numberWords(totals.closed ?? 0)],
    [words.open, meanWords(totals.openSeconds, totals.closed)],
    [words.cost, pricesWords(pricesOf([totals]))],
  ].map(([name, value]) => html`<div><dt class="t-label">${name}</dt><dd class="t-figure num">${value}</dd></div>`)}
</dl>`;

const sumOf = (days, field) => days.reduce((sum, row) => sum + (row[field] ?? 0), 0);

const failures = (reasons) =>
  reasons
    ? html`<h2 class="t-sect">${words.undeliveredByReason}</h2>
        ${table({
          caption: words.undeliveredByReason,
          key: ([code]) => code,
          rows: Object.entries(reasons).sort(([, one], [, other]) => other - one),
          columns: [
            { words: words.reason, cell: ([code]) => html`${reasonWords(code)} <span class="t-meta">${code === "unknown" ? "" : code}</span>` },
            { words: words.texts, align: "end", cell: ([, number]) => numberWords(number) },
          ],
        })}`
    : nothing;
