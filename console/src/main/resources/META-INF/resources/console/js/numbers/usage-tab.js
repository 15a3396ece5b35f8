import { numberWords } from "../lib/amounts.js";
import { html } from "../lib/html.js";
import { LOCALE } from "../lib/locale.js";
import { bars } from "../parts/bars.js";
import { emptyState } from "../parts/empty-state.js";
import { whenLoaded } from "../parts/loaded.js";
import { skeletonRows } from "../parts/skeleton-rows.js";
import { table } from "../parts/table.js";
import { money } from "./words.js";

const DAY = new Intl.DateTimeFormat(LOCALE, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

/** The use of a number in the last 30 days, as bars and as the same in figures. */
export function usageTab(state) {
  return html`<div class="page usage-page">
    ${whenLoaded(state.store.usage, {
      skeleton: () => skeletonRows(6, "table"),
      isEmpty: ({ rows }) => rows.length === 0,
      empty: () => emptyState({ icon: "chart-column", words: "No texts or calls in the last 30 days", detail: "They are counted here within seconds." }),
      view: used,
    })}
  </div>`;
}

function used({ rows, totals, countedUpTo, from, to }) {
  const days = daysFrom(from, to).map((day) => rows.find((row) => row.day === day) ?? { day });
  const items = (field) => days.map((row) => ({ label: DAY.format(Date.parse(row.day)), value: row[field] ?? 0 }));
  return html`
    <header class="page-head"><h2 class="t-sect">The last 30 days</h2></header>
    ${figures(totals)}
    <div class="charts">
      ${bars({ title: "Texts a day", unit: "texts", items: items("messages") })} ${bars({ title: "Minutes a day", unit: "minutes", items: items("voiceMinutes") })}
    </div>
    ${dayTable(days.toReversed())}
    <p class="t-meta">Days are days in UTC. ${countedUpTo ? `Counted up to ${new Date(countedUpTo).toLocaleTimeString(LOCALE)}.` : "Not counted yet."}</p>
  `;
}

function daysFrom(from, to) {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return Array.from({ length }, (_, index) => new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10));
}

const figures = ({ messages, undelivered, calls, voiceMinutes, price, currency }) => html`<dl class="figures">
  ${[
    ["Texts", numberWords(messages)],
    ["Not delivered", numberWords(undelivered)],
    ["Calls", numberWords(calls)],
    ["Minutes", numberWords(voiceMinutes)],
    ["Cost so far", price === undefined || !currency ? "–" : money(price, currency)],
  ].map(([words, value]) => html`<div><dt class="t-label">${words}</dt><dd class="num">${value}</dd></div>`)}
</dl>`;

const figure = (words, field) => ({ words, align: "end", cell: (row) => numberWords(row[field] ?? 0) });

const dayTable = (days) =>
  table({
    caption: "Use by day",
    key: ({ day }) => day,
    rows: days,
    columns: [
      { words: "Day", cell: ({ day }) => DAY.format(Date.parse(day)) },
      figure("Texts", "messages"),
      figure("Not delivered", "undelivered"),
      figure("Calls", "calls"),
      figure("Minutes", "voiceMinutes"),
    ],
  });
