import { html, nothing } from "../lib/html.js";
import { LOCALE } from "../lib/locale.js";
import { numberField, switchField } from "./fields.js";
import { RetentionCounts } from "./retention-counts.js";
import { settingPage } from "./setting-page.js";
import { retention as words } from "./words.js";

const COUNTED = { bodiesDays: "texts", mediaDays: "files", recordingsDays: "recordings" };
const FIELDS = Object.keys(COUNTED);
const USUAL_DAYS = 365;
const DAY = 86_400_000;
const DATE = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "long", year: "numeric" });

/** The page of how long texts, files and recordings are kept, with what goes when it is saved. */
export function createRetentionPage(context) {
  const page = settingPage(context, "retention");
  const { form } = page;
  const counts = new RetentionCounts(context.changed);
  return {
    ...page,
    load() {
      page.load();
      counts.forget();
    },
    saved: () => counts.forget(),
    shownFields: FIELDS,
    fieldWords: words.fields,
    valueWords: (path, days) => (days === undefined ? words.kept : words.days(days)),
    main: () => FIELDS.map((name) => ageFields(form, name)),
    beside: () => html`
      <h3 class="t-sect">${words.goes}</h3>
      <ul class="set-effects">${FIELDS.map((name) => html`<li>${effect(form, name)} ${countWords(form, name, counts)}</li>`)}</ul>
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

/** How much goes with the next run. Only those who may change the days may ask. */
function countWords(form, name, counts) {
  const days = Object.fromEntries(FIELDS.map((each) => [each, form.get(each)]));
  const counted = form.isReadOnly ? undefined : counts.of(days)?.[COUNTED[name]];
  return counted && form.get(name) ? html`<b role="status">${words.goNow(counted, words.counted[name])}</b>` : nothing;
}

const isShorter = ({ base, values }) =>
  FIELDS.some((name) => values[name] !== undefined && (base[name] === undefined || values[name] < base[name]));
