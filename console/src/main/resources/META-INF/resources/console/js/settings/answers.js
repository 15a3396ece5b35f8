import { get } from "../api/http.js";
import { html, nothing } from "../lib/html.js";
import { segmented } from "../parts/segmented.js";
import { Loaded } from "../state/loaded.js";
import { isOpenAt } from "../state/schedule.js";
import { filledIn } from "./answer-text.js";
import { longTextField, numberField, switchField } from "./fields.js";
import { hoursNow } from "./hours-words.js";
import { numberAnswers } from "./number-answers.js";
import { phonePreview } from "./phone-preview.js";
import { settingPage } from "./setting-page.js";
import { withVariables } from "./variables.js";
import { answers as words } from "./words.js";

/** The page of automatic answers: what customers get without a person, and when. */
export function createAnswersPage(context) {
  const page = settingPage(context, "auto-reply");
  const hours = new Loaded(() => get("/api/settings/business-hours"), context.changed);
  const numbers = new Loaded(() => get("/api/phone-numbers?limit=200").then(({ items }) => items), context.changed);
  const tryOut = { when: undefined, text: words.sampleText };

  const change = (values) => {
    Object.assign(tryOut, values);
    context.changed();
  };

  return {
    ...page,
    shownFields: ["enabled", "text", "outsideHoursText", "minIntervalMinutes", "quietAfterAgentMinutes", "unansweredText", "unansweredMinutes", "perNumber"],
    fieldWords: words.fields,
    load() {
      page.load();
      hours.load();
      numbers.load();
    },
    main: () => [...fields(page.form), numberAnswers(page.form, numbers.value)],
    beside: () => preview(page.form, hours.value, tryOut, change),
  };
}

const fields = (form) => [
  switchField(form, "enabled", { label: words.fields.enabled, hint: words.enabledHint }),
  withVariables(longTextField(form, "text", { label: words.fields.text, hint: words.emptyIsNone }), form),
  withVariables(longTextField(form, "outsideHoursText", { label: words.fields.outsideHoursText, hint: words.emptyIsNone }), form),
  numberField(form, "minIntervalMinutes", {
    label: words.fields.minIntervalMinutes,
    hint: words.intervalHint,
    unit: words.minutes,
    least: 1,
    most: 10_080,
  }),
  numberField(form, "quietAfterAgentMinutes", {
    label: words.fields.quietAfterAgentMinutes,
    hint: words.quietHint,
    unit: words.minutes,
    most: 10_080,
  }),
  withVariables(longTextField(form, "unansweredText", { label: words.fields.unansweredText, hint: words.unansweredHint }), form),
  form.get("unansweredText")
    ? numberField(form, "unansweredMinutes", { label: words.fields.unansweredMinutes, unit: words.minutes, least: 1, most: 1440 })
    : nothing,
];

function preview(form, hours, tryOut, change) {
  const when = tryOut.when ?? (hours && !isOpenAt(hours) ? "outsideHoursText" : "text");
  return html`
    <h3 class="t-sect">${words.preview}</h3>
    ${segmented({
      label: words.when,
      value: when,
      options: [
        { value: "text", words: words.whileOpen },
        { value: "outsideHoursText", words: words.whileClosed },
        { value: "unansweredText", words: words.notAnswered },
      ],
      onChange: (value) => change({ when: value }),
    })}
    <label class="labelled">
      <span class="t-label">${words.theyWrite}</span>
      <span class="field"><input dir="auto" .value=${tryOut.text} @input=${({ target }) => change({ text: target.value })} /></span>
    </label>
    ${phonePreview({ title: words.preview, messages: conversation(form, when, tryOut.text), note: inForce(form, hours) })}`;
}

function conversation(form, when, text) {
  const theirs = { text: text || "…" };
  const answer = form.get(when);
  if (!form.get("enabled")) return [{ ...theirs, detail: words.isOff }];
  if (!answer) return [{ ...theirs, detail: words.noAnswer }];
  const ours = { text: filledIn(answer, { "message.body": text }), isOurs: true };
  return when === "unansweredText"
    ? [{ ...theirs, detail: words.later(form.get("unansweredMinutes") ?? 0) }, ours]
    : [theirs, { ...ours, detail: words.thenQuiet(form.get("minIntervalMinutes")) }];
}

const inForce = ({ base }, hours) => html`
  <b>${base.enabled ? words.inForceOn : words.inForceOff}</b>
  ${hours ? html`<span>${hoursNow(hours)}</span>` : nothing}
  <a href="/settings/keywords">${words.keywordsFirst}</a>`;
