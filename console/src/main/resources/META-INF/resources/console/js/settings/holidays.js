import { html, nothing } from "../lib/html.js";
import { LOCALE } from "../lib/locale.js";
import { icon } from "../parts/icon.js";
import { localTime } from "../state/schedule.js";
import { COUNTRIES, holidaysOf } from "./holiday-calendars.js";
import { hours as words } from "./words.js";

const DATE = new Intl.DateTimeFormat(LOCALE, { weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** The days on which the company is closed. `state` holds the chosen country and the date that is being typed. */
export function holidaysEditor(form, state, changed) {
  const dates = [...(form.get("holidays") ?? [])].sort();
  const today = localTime(new Date(), form.get("timeZone")).date;
  const [past, coming] = [dates.filter((date) => date < today), dates.filter((date) => date >= today)];
  const set = (days) => form.set("holidays", [...new Set(days)].sort());
  return html`
    <section class="set-part" aria-labelledby="holidays">
      <h3 class="t-sect" id="holidays">${words.fields.holidays}</h3>
      ${coming.length === 0 ? html`<p class="quiet">${words.noHolidays}</p>` : nothing}
      <ul class="holidays">${coming.map((date) => holiday(date, form.isReadOnly, () => set(dates.filter((day) => day !== date))))}</ul>
      ${past.length ? pastDays(past, form.isReadOnly, () => set(coming)) : nothing}
      ${form.problemOf("holidays") ? html`<p class="set-problem" role="alert">${form.problemOf("holidays")}</p>` : nothing}
      ${form.isReadOnly ? nothing : adding(state, changed, (days) => set([...dates, ...days]), today)}
    </section>`;
}

const holiday = (date, isReadOnly, remove) => html`
  <li>
    <time datetime=${date}>${DATE.format(new Date(`${date}T00:00:00Z`))}</time>
    ${isReadOnly
      ? nothing
      : html`<button type="button" class="button ghost icon small" aria-label=${words.removeHoliday(date)} @click=${remove}>
          ${icon("x", "small")}
        </button>`}
  </li>`;

const pastDays = (past, isReadOnly, forget) => html`
  <p class="t-meta">
    ${words.past(past.length)}
    ${isReadOnly ? nothing : html`<button type="button" class="button ghost small" @click=${forget}>${words.removePast}</button>`}
  </p>`;

function adding(state, changed, add, today) {
  const year = Number(today.slice(0, 4));
  const change = (values) => {
    Object.assign(state, values);
    changed();
  };
  const addDate = () => {
    add([state.date]);
    change({ date: "" });
  };
  return html`
    <div class="set-row">
      <label class="labelled">
        <span class="t-label">${words.addDay}</span>
        <span class="field"><input type="date" .value=${state.date} @input=${({ target }) => change({ date: target.value })} /></span>
      </label>
      <button type="button" class="button" ?disabled=${!state.date} @click=${addDate}>${words.add}</button>
    </div>
    <div class="set-row">
      <label class="labelled">
        <span class="t-label">${words.country}</span>
        <span class="field"><select @change=${({ target }) => change({ country: target.value })}>
          <option value="">${words.chooseCountry}</option>
          ${COUNTRIES.map(({ code, name }) => html`<option value=${code} .selected=${code === state.country}>${name}</option>`)}
        </select></span>
      </label>
      ${[year, year + 1].map(
        (each) => html`<button type="button" class="button" ?disabled=${!state.country}
          @click=${() => add(holidaysOf(state.country, each).filter((date) => date >= today))}>${words.addYear(each)}</button>`,
      )}
    </div>
    <p class="t-meta">${words.importHint}</p>`;
}
