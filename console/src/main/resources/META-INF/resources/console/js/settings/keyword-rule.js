import { html, live, nothing } from "../lib/html.js";
import { field } from "../parts/field.js";
import { icon } from "../parts/icon.js";
import { checksField, choiceField, longTextField } from "./fields.js";
import { isNeverReached, isOptOutWord } from "./opt-out-words.js";
import { withVariables } from "./variables.js";
import { keywords as words } from "./words.js";

/** "is ‘price’ or ‘prices’": when a rule answers. */
export const ruleWords = ({ match, words: all = [] }) => `${words.matches[match] ?? match} ${all.map((word) => `“${word}”`).join(", ")}`;

/** One rule: the words, how they are compared, the answer, and what is done with the conversation. */
export function keywordRule(form, rule, number, { templates = [], sources, ...actions }) {
  const place = `rules.${number}`;
  return html`
    <div class="set-item" role="group" aria-label=${words.rule(number + 1)}>
      <header>
        <b>${words.rule(number + 1)}</b>
        <span class="grow"></span>
        ${form.isReadOnly ? nothing : ruleButtons(number, actions)}
      </header>
      ${form.isReadOnly ? html`<p dir="auto">${ruleWords(rule)}</p>` : conditions(form, rule, place)}
      ${optOutWords(rule)}
      ${answer(form, rule, place, templates)}
      ${conversationFields(form, rule, place, sources)}
      ${form.problemOf(place) ? html`<p class="set-problem" role="alert">${form.problemOf(place)}</p>` : nothing}
    </div>`;
}

const ruleButtons = (number, { remove, move, isLast }) => html`
  ${iconButton("arrow-up", words.moveUp(number + 1), () => move(-1), number === 0)}
  ${iconButton("arrow-down", words.moveDown(number + 1), () => move(1), isLast)}
  ${iconButton("trash-2", words.removeRule(number + 1), remove)}`;

const iconButton = (name, label, run, isDisabled = false) => html`
  <button type="button" class="button ghost icon small" aria-label=${label} title=${label} ?disabled=${isDisabled} @click=${run}>
    ${icon(name, "small")}
  </button>`;

const conditions = (form, rule, place) => html`
  <div class="set-row wide">
    ${choiceField(form, `${place}.match`, { label: words.fields.match, options: words.matchOptions })}
    ${wordsField(form, rule, place)}
  </div>`;

/** The words with commas between them; what is typed stays as it is typed. */
export function wordsField(form, rule, place, { label = words.fields.words, hint = words.wordsHint } = {}) {
  const path = `${place}.words`;
  const refused = form.problem?.errors?.find(({ field: name }) => name.startsWith(path))?.detail;
  const control = ({ id, describedBy, invalid }) => html`
    <span class="field"><input id=${id} dir="auto" autocomplete="off" aria-describedby=${describedBy} aria-invalid=${invalid}
      .value=${live(typed(rule))} @input=${({ target }) => form.set(path, split(target.value))} /></span>`;
  return field({ label, hint, problem: refused, control });
}

/** The words as they were typed, so that a comma or a space is not taken away while one types. */
const typedTexts = new WeakMap();

const typed = ({ words: all = [] }) => typedTexts.get(all) ?? all.join(", ");

function split(text) {
  const all = text.split(",").map((word) => word.trim());
  typedTexts.set(all, text);
  return all;
}

function optOutWords(rule) {
  if (!(rule.words ?? []).some(isOptOutWord)) return nothing;
  return html`<p class="set-problem" role="alert">
    ${icon("circle-alert", "small")} ${isNeverReached(rule) ? words.neverReached : words.optOutFirst}
  </p>`;
}

function answer(form, rule, place, templates) {
  const options = [{ value: undefined, words: words.ownText }, ...templates.map(({ id, name }) => ({ value: id, words: name }))];
  const choose = (templateId) =>
    form.edit((values) => ({ ...values, rules: values.rules.map((each) => (each === rule ? answered(rule, templateId) : each)) }));
  const choice = choiceField(form, `${place}.templateId`, { label: words.fields.answer, options, onChoose: choose });
  if (rule.templateId) return [choice, html`<p class="set-quote" dir="auto">${templates.find(({ id }) => id === rule.templateId)?.body ?? nothing}</p>`];
  return [choice, withVariables(longTextField(form, `${place}.text`, { label: words.fields.text, rows: 2, empty: "" }), form)];
}

/** Who gets the conversation, and its labels: as fields, or in words for those who may not change them. */
function conversationFields(form, rule, place, { members, labels, names }) {
  if (form.isReadOnly) {
    const done = conversationWords(rule, names);
    return done ? html`<p class="quiet">${done}</p>` : nothing;
  }
  const isKnown = !rule.assign || members.some(({ value }) => value === rule.assign);
  const options = [
    { value: undefined, words: words.assignNobody },
    ...members,
    ...(isKnown ? [] : [{ value: rule.assign, words: names.member(rule.assign) }]),
  ];
  return html`
    ${choiceField(form, `${place}.assign`, { label: words.fields.assign, hint: words.assignHint, options })}
    ${checksField(form, `${place}.addLabels`, words.fields.addLabels, labels)}`;
}

/** What happens with the conversation of a message that a rule answers; empty for nothing. */
export const conversationWords = ({ assign, addLabels = [] }, names) =>
  [assign && words.assignedTo(names.member(assign)), addLabels.length > 0 && words.labelled(addLabels.map(names.label))]
    .filter(Boolean)
    .join(" ");

const answered = ({ text, templateId, ...rule }, id) => (id ? { ...rule, templateId: id } : { ...rule, text: "" });
