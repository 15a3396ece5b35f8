import { html } from "../lib/html.js";
import { GROUPS, words } from "./words.js";

const A_DAY = 86_400_000;

/** The days and the grouping of the figures, with the usual spans as links. */
export const filterForm = (query, { narrow }) => html`
  <form class="usage-filter" aria-label=${words.whichDays} @submit=${(event) => event.preventDefault()}>
    ${dayField(words.from, query.from, (from) => narrow({ from }))} ${dayField(words.to, query.to, (to) => narrow({ to }))}
    <label><span class="t-label">${words.by}</span>
      <span class="field"><select @change=${(event) => narrow({ groupBy: event.target.value })}>
        ${GROUPS.map(({ value, words: group }) => html`<option value=${value} ?selected=${value === query.groupBy}>${group}</option>`)}
      </select></span></label>
    <div class="usage-spans" role="group" aria-label=${words.spans}>${spans().map((span) => spanButton(span, query, narrow))}</div>
  </form>`;

const dayField = (label, day, choose) => html`
  <label><span class="t-label">${label}</span>
    <span class="field"><input type="date" .value=${day ?? ""} @change=${(event) => choose(event.target.value || undefined)} /></span></label>`;

const spanButton = ({ words: name, from, to }, query, narrow) => html`
  <button type="button" class="button" aria-pressed=${String(query.from === from && query.to === to)} @click=${() => narrow({ from, to })}>${name}</button>`;

/** Days are days in UTC. Without a range the server answers with the month so far. */
function spans(now = new Date()) {
  const day = (at) => new Date(at).toISOString().slice(0, 10);
  const month = (offset, date) => day(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, date));
  return [
    { words: words.thisMonth },
    { words: words.lastMonth, from: month(-1, 1), to: month(0, 0) },
    { words: words.lastWeek, from: day(now - 6 * A_DAY), to: day(now) },
  ];
}
