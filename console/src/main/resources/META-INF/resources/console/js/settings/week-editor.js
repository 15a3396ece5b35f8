import { html, live, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { hours as words } from "./words.js";
import { hoursOf, nextPeriod, overlapIn, weekOf } from "./week.js";
import { weekLines } from "./hours-words.js";

/**
 * The week with several periods a day. `schedule` has `hours`; `onChange(hours)` is told the new ones.
 */
export function weekEditor({ label, schedule, isReadOnly, onChange, problem }) {
  const week = weekOf(schedule);
  if (isReadOnly) return weekTable(week);
  const change = (day, periods) => onChange(hoursOf(week.with(day, periods)));
  return html`
    <fieldset class="week">
      <legend class="t-label">${label}</legend>
      ${week.map((periods, day) => dayRow(day, periods, change))}
      <button type="button" class="button ghost small" @click=${() => onChange(hoursOf(week.map((periods, day) => (day < 5 ? week[0] : periods))))}>
        ${words.mondayForAll}
      </button>
      ${problem ? html`<p class="set-problem" role="alert">${problem}</p>` : nothing}
    </fieldset>`;
}

export const weekTable = (week) => html`
  <dl class="week-lines">
    ${weekLines(week).map(({ days, text }) => html`<div><dt>${days}</dt><dd class="num">${text}</dd></div>`)}
  </dl>`;

function dayRow(day, periods, change) {
  const name = words.days[day];
  return html`
    <div class="week-day" role="group" aria-label=${name}>
      <span class="week-name">${name}</span>
      <div class="week-periods">
        ${periods.length === 0 ? html`<span class="faint">${words.closed}</span>` : nothing}
        ${periods.map((period, number) => periodRow(name, period, number, {
          change: (value) => change(day, periods.with(number, value)),
          remove: () => change(day, periods.toSpliced(number, 1)),
        }))}
        ${overlapIn(periods) ? html`<p class="set-problem" role="alert">${words.overlap}</p>` : nothing}
      </div>
      <button type="button" class="button ghost icon small" aria-label=${words.addPeriod(name)} title=${words.addPeriod(name)}
        @click=${() => change(day, [...periods, nextPeriod(periods)])}>${icon("plus", "small")}</button>
    </div>`;
}

const periodRow = (name, period, number, { change, remove }) => html`
  <div class="week-period">
    ${timeInput(words.from(name, number + 1), period.from, (from) => change({ ...period, from }))}
    <span aria-hidden="true">–</span>
    ${timeInput(words.to(name, number + 1), period.to, (to) => change({ ...period, to }))}
    ${period.to <= period.from ? html`<span class="badge">${words.nextDay(period)}</span>` : nothing}
    <button type="button" class="button ghost icon small" aria-label=${words.removePeriod(name, period)}
      title=${words.remove} @click=${remove}>${icon("x", "small")}</button>
  </div>`;

/** A field that is emptied keeps the time it had: a period has both. */
const timeInput = (label, value, onChange) => html`
  <span class="field"><input type="time" required aria-label=${label} .value=${live(value)}
    @change=${({ target }) => target.value && onChange(target.value)} /></span>`;
