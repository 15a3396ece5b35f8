import { html } from "../../lib/html.js";
import { live } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { DAYS } from "../../state/schedule.js";
import { labelled } from "./fields.js";
import { set } from "./fields.js";
import { dayName } from "./hours.js";

/** Time zone, weekly hours and holidays. */
export function hoursForm(form) {
  const { step } = form;
  const hours = step.hours ?? [];
  const holidays = step.holidays ?? [];
  return html`
    ${labelled(form, "timeZone", "Time zone", timeZone(form), true)}
    <div class="wide periods">
      <span class="t-label">Open</span>
      ${hours.map((period, index) => periodRow(form, hours, period, index))}
      <button class="button small ghost" type="button" @click=${() => set(form, { hours: [...hours, nextPeriod(hours)] })}>
        ${icon("plus", "small")} Add hours
      </button>
      ${form.problems.filter(({ field }) => field === "hours").map(({ message }) => html`<span class="wrong">${message}</span>`)}
    </div>
    <div class="wide periods">
      <span class="t-label">Holidays</span>
      ${holidays.map((holiday, index) => holidayRow(form, holidays, holiday, index))}
      <button class="button small ghost" type="button" @click=${() => set(form, { holidays: [...holidays, { date: today() }] })}>
        ${icon("plus", "small")} Add a holiday
      </button>
    </div>
  `;
}

const today = () => new Date().toLocaleDateString("sv-SE");

const timeZone = (form) => html`<span class="field">
  <input list="time-zones" .value=${live(form.step.timeZone ?? "")} @change=${({ target }) => set(form, { timeZone: target.value })} />
  <datalist id="time-zones">${Intl.supportedValuesOf("timeZone").map((zone) => html`<option value=${zone}></option>`)}</datalist>
</span>`;

/** Hours that are added are most often those of the days that have none yet. */
function nextPeriod(hours) {
  const free = DAYS.filter((day) => !hours.some((period) => period.days?.includes(day)));
  return { days: free.length ? [free[0]] : ["monday"], from: "09:00", to: "13:00" };
}

function periodRow(form, hours, period, index) {
  const change = (fields) => set(form, { hours: hours.with(index, { ...period, ...fields }) });
  return html`<div class="period" role="group" aria-label="Hours ${index + 1}">
    <span class="days">${DAYS.map((day) => dayBox(period, day, change))}</span>
    <input type="time" class="field num" aria-label="From" .value=${live(period.from ?? "")} @change=${({ target }) => change({ from: target.value })} />
    <span class="faint">–</span>
    <input type="time" class="field num" aria-label="To" .value=${live(period.to ?? "")} @change=${({ target }) => change({ to: target.value })} />
    ${removeButton("Remove these hours", () => set(form, { hours: hours.toSpliced(index, 1) }))}
  </div>`;
}

function dayBox(period, day, change) {
  const isOn = Boolean(period.days?.includes(day));
  const days = () => DAYS.filter((other) => (other === day ? !isOn : period.days?.includes(other)));
  return html`<button class="day" type="button" aria-pressed=${String(isOn)} @click=${() => change({ days: days() })}>${dayName(day)}</button>`;
}

function holidayRow(form, holidays, holiday, index) {
  const change = (next) => set(form, { holidays: holidays.with(index, next) });
  return html`<div class="period" role="group" aria-label="Holiday ${index + 1}">
    <input
      type="date"
      class="field num"
      aria-label="Date"
      .value=${live(holiday.date)}
      @change=${({ target }) => target.value && change({ ...holiday, date: target.value })}
    />
    ${"plan" in holiday ? nothing : ownSteps(holiday, change)}
    ${removeButton("Remove this holiday", () => set(form, { holidays: holidays.toSpliced(index, 1) }))}
  </div>`;
}

const ownSteps = (holiday, change) => html`<button
  class="button small ghost"
  type="button"
  @click=${() => change({ ...holiday, plan: { type: "voicemail", greeting: { say: "We are closed today. Please leave a message." } } })}
>
  With steps of its own
</button>`;

const removeButton = (label, onClick) => html`<button class="button ghost icon small" type="button" aria-label=${label} @click=${onClick}>
  ${icon("x", "small")}
</button>`;
