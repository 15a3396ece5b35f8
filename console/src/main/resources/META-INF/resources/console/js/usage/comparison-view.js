import { numberWords } from "../lib/amounts.js";
import { html, nothing } from "../lib/html.js";
import { details } from "../parts/details.js";
import { whenLoaded } from "../parts/loaded.js";
import { strip } from "../parts/strip.js";
import { table } from "../parts/table.js";
import { time } from "../parts/time.js";
import { comparedOf } from "./figures.js";
import { dayWords, moneyWords, words } from "./words.js";

/** The records are read once a day. */
const LATE = 36 * 3_600_000;

/** What was counted beside what Twilio bills, and the difference. */
export const comparisonSection = (comparison) => html`
  <section class="usage-section">
    <h2 class="t-sect">${words.compared}</h2>
    ${whenLoaded(comparison, { what: words.compared, view: content })}
  </section>`;

function content(comparison) {
  if (!comparison.comparedAt) return html`<p class="quiet">${words.notCompared}</p>`;
  const { sums, differing } = comparedOf(comparison);
  return html`
    ${Date.now() - Date.parse(comparison.comparedAt) > LATE ? strip({ kind: "warn", words: words.recordsLate }) : nothing}
    <p class="t-meta">${words.comparedLast}${time(comparison.comparedAt, "past")}. ${words.comparedDetail}</p>
    ${sums.length ? compared(sums, words.compared) : html`<p class="quiet">${words.noRecords}</p>`}
    ${differing.length ? details({ words: words.differingDays(differing.length), body: compared(differing, words.difference, DAY) }) : nothing}`;
}

const DAY = { words: "Day", cell: ({ day }) => dayWords(day) };

const compared = (rows, caption, first) =>
  table({
    caption,
    rows,
    columns: [
      ...(first ? [first] : []),
      { words: words.figure, cell: ({ figure }) => words.figures[figure] ?? figure },
      { words: words.here, align: "end", cell: ({ counted, currency }) => valueWords(counted, currency) },
      { words: words.atTwilio, align: "end", cell: ({ billed, currency }) => valueWords(billed, currency) },
      { words: words.difference, align: "end", cell: difference },
    ],
  });

const difference = ({ difference: value, currency }) =>
  value === 0 ? words.same : html`<span class="badge warn">${value > 0 ? "+" : "−"}${valueWords(Math.abs(value), currency)}</span>`;

const valueWords = (value, currency) => (currency ? moneyWords(value, currency) : numberWords(value));
