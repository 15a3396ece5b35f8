import { html, nothing } from "../lib/html.js";
import { numberField, switchField } from "./fields.js";
import { settingPage } from "./setting-page.js";
import { retention as words } from "./words.js";

const FIELDS = ["bodiesDays", "mediaDays", "recordingsDays"];
const USUAL_DAYS = 365;
const DAY = 86_400_000;
const DATE = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });

/** The page of how long texts, files and recordings are kept, with what goes when it is saved. */
export function createRetentionPage(context) {
  const page = settingPage(context, "retention");
  const { form } = page;
  return {
    ...page,
    shownFields: FIELDS,
    fieldWords: words.fields,
    valueWords: (path, days) => (days === undefined ? words.kept : words.days(days)),
    main: () => FIELDS.map((name) => ageFields(form, name)),
    beside: () => html`
      <h3 class="t-sect">${words.goes}</h3>
      <ul class="set-effects">${FIELDS.map((name) => html`<li>${effect(form, name)}</li>`)}</ul>
      ${isShorter(form) ? html`<p class="set-advice" role="status">${words.cannotBeUndone}</p>` : nothing}
      <p class="t-meta">${words.stays}</p>`,
  };
}

const ageFields = (form, name) => html`
  <div class="set-pair">
    ${switchField(form, name, {
      label: words.remove[name],
      isOn: form.get(name) !== undefined,
      onChange: (isOn) => form.set(name, isOn ? (form.base[name] ?? USUAL_DAYS) : undefined),
    })}
    ${form.get(name) === undefined
      ? nothing
      : numberField(form, name, { label: words.fields[name], unit: words.unit, least: 1, most: 36_500 })}
  </div>`;

function effect(form, name) {
  const days = form.get(name);
  if (!days) return words.nothingGoes[name];
  return words.olderGo[name](DATE.format(new Date(Date.now() - days * DAY)));
}

const isShorter = ({ base, values }) =>
  FIELDS.some((name) => values[name] !== undefined && (base[name] === undefined || values[name] < base[name]));
