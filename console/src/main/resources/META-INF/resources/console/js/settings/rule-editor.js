import { html, live, nothing } from "../lib/html.js";
import { checksField, choiceField, textField } from "./fields.js";
import { wordsField } from "./keyword-rule.js";
import { weekEditor } from "./week-editor.js";
import { rules as words, words as shared } from "./words.js";

/** The fields of one rule: its conditions and what it does. */
export const ruleEditor = (form, rule, place, sources) => html`
  ${textField(form, `${place}.name`, { label: words.name, most: 100 })}
  ${conditions(form, rule.if ?? {}, `${place}.if`, sources)}
  ${actions(form, rule.then ?? {}, `${place}.then`, sources)}
  ${check(form, `${place}.stop`, words.stop)}`;

const conditions = (form, values, place, { numbers, labels }) => html`
  <fieldset class="set-part">
    <legend class="t-sect">${words.when}</legend>
    ${checksField(form, `${place}.numbers`, words.numbers, numbers)}
    ${checksField(form, `${place}.channels`, words.channels, CHANNELS)}
    <div class="set-row wide">
      ${choiceField(form, `${place}.match`, { label: words.match, options: words.matchOptions })}
      ${wordsField(form, values, place, { label: words.words, hint: words.wordsHint })}
    </div>
    ${timeFields(form, values.time, `${place}.time`)}
    ${checksField(form, `${place}.labels`, words.labels, labels)}
  </fieldset>`;

const CHANNELS = Object.entries(words.channelNames).map(([value, name]) => ({ value, words: name }));

const USUAL_HOURS = [{ days: ["monday", "tuesday", "wednesday", "thursday", "friday"], from: "09:00", to: "17:00" }];

function timeFields(form, time, place) {
  const choose = (when) => form.set(place, when && (when === "within" ? { when, hours: USUAL_HOURS } : { when }));
  return html`
    ${choiceField(form, `${place}.when`, { label: words.time, options: words.times, onChoose: choose })}
    ${time?.when === "within"
      ? weekEditor({
          label: words.hours,
          schedule: { hours: time.hours ?? [] },
          onChange: (hours) => form.set(`${place}.hours`, hours),
          problem: form.problemOf(`${place}.hours`),
        })
      : nothing}`;
}

const actions = (form, values, place, { labels, members }) => html`
  <fieldset class="set-part">
    <legend class="t-sect">${words.then}</legend>
    ${assignment(form, values, place, members)}
    ${checksField(form, `${place}.addLabels`, words.addLabels, labels)}
    ${check(form, `${place}.close`, words.close)}
    ${checksField(form, `${place}.notify`, words.notify, members)}
  </fieldset>`;

/** Nobody is a choice beside the members. */
function assignment(form, values, place, members) {
  const known = members.some(({ value }) => value === values.assign) || !values.assign;
  const options = [
    { value: undefined, words: words.keepAssignee },
    { value: NOBODY, words: words.nobody },
    ...members,
    ...(known ? [] : [{ value: values.assign, words: `${values.assign} ${shared.removed}` }]),
  ];
  const choose = (member) =>
    form.set(place, { ...without(values), ...(member === NOBODY ? { unassign: true } : member && { assign: member, reassign: values.reassign }) });
  const shown = {
    isReadOnly: false,
    get: () => (values.unassign ? NOBODY : values.assign),
    problemOf: (path) => form.problemOf(path),
  };
  return html`
    ${choiceField(shown, `${place}.assign`, { label: words.assign, options, onChoose: choose })}
    ${values.assign ? check(form, `${place}.reassign`, words.reassign) : nothing}`;
}

const NOBODY = Symbol("nobody");

const without = ({ assign, reassign, unassign, ...others }) => others;

const check = (form, path, label) => html`
  <label class="set-check">
    <input type="checkbox" .checked=${live(Boolean(form.get(path)))} @change=${({ target }) => form.set(path, target.checked)} />
    ${label}
  </label>`;
