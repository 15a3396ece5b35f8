import { html, nothing } from "../lib/html.js";
import { combobox } from "../parts/combobox.js";
import { field } from "../parts/field.js";
import { plainValue } from "./fields.js";
import { hoursNow } from "./hours-words.js";
import { holidaysEditor } from "./holidays.js";
import { settingPage } from "./setting-page.js";
import { weekEditor, weekTable } from "./week-editor.js";
import { weekOf } from "./week.js";
import { hours as words } from "./words.js";
import { findZones, ownZone, zoneWords } from "./zones.js";

/** The page of the company's hours: the week, the time zone and holidays, and whether it is open now. */
export function createHoursPage(context) {
  const page = settingPage(context, "business-hours");
  const { form } = page;
  const holidays = { country: undefined, date: "" };
  return {
    ...page,
    shownFields: ["timeZone", "hours", "holidays"],
    fieldWords: words.fields,
    valueWords,
    main: () => [
      zoneField(form),
      weekEditor({
        label: words.fields.hours,
        schedule: form.values,
        isReadOnly: form.isReadOnly,
        onChange: (value) => form.set("hours", value),
        problem: form.problemOf("hours") ?? form.problemOf(""),
      }),
      holidaysEditor(form, holidays, context.changed),
    ],
    beside: () => html`
      <h3 class="t-sect">${words.now}</h3>
      <p class="set-now" role="status">${hoursNow(form.values)}</p>
      ${form.isChanged ? html`<p class="t-meta">${words.inForce} ${hoursNow(form.base)}</p>` : nothing}
      <p class="t-meta">${words.effect}</p>`,
  };
}

export function zoneField(form, path = "timeZone") {
  const value = form.get(path);
  if (form.isReadOnly) return plainValue(words.fields.timeZone, zoneWords(value));
  const control = (attributes) =>
    combobox({
      ...attributes,
      label: words.fields.timeZone,
      value: zoneWords(value),
      search: async (text) => findZones(text),
      onChoose: (zone) => form.set(path, zone.value),
      placeholder: words.zonePlaceholder,
    });
  return html`
    <div class="set-zone">
      ${field({ label: words.fields.timeZone, problem: form.problemOf(path), control })}
      ${value.replace("Etc/", "") === ownZone()
        ? nothing
        : html`<button type="button" class="button ghost small" @click=${() => form.set(path, ownZone())}>
            ${words.useOwnZone(zoneWords(ownZone()))}
          </button>`}
    </div>`;
}

function valueWords([name, ...rest], value) {
  if (name === "hours" && rest.length === 0) return weekTable(weekOf({ hours: value ?? [] }));
  if (name === "holidays") return (value ?? []).join(", ") || words.noHolidays;
  return typeof value === "object" ? JSON.stringify(value) : String(value ?? "");
}
