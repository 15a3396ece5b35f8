import { html, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { switchControl } from "../parts/switch-control.js";
import { ruleEditor } from "./rule-editor.js";
import { ruleSentence } from "./rule-words.js";
import { rules as words } from "./words.js";

/** One rule: its sentence, whether it is on, its place in the order, and its fields while it is edited. */
export function ruleCard(form, rule, number, { sources, isOpen, ...actions }) {
  const place = `rules.${number}`;
  const refusals = isOpen ? [] : (form.problem?.errors ?? []).filter(({ field }) => field.startsWith(`${place}.`));
  return html`
    <div class="set-item" role="group" aria-label=${rule.name} data-rule=${number} @keydown=${(event) => moveByKeys(event, actions)}>
      <header>
        <b dir="auto">${rule.name}</b>
        ${rule.enabled === false ? html`<span class="badge">${words.off}</span>` : nothing}
        <span class="grow"></span>
        ${form.isReadOnly ? nothing : ruleButtons(form, rule, number, isOpen, actions)}
      </header>
      <p class="set-outcome" dir="auto">${ruleSentence(rule, sources.names)}</p>
      ${refusals.map(({ detail }) => html`<p class="set-problem" role="alert">${detail}</p>`)}
      ${form.problemOf(place) ? html`<p class="set-problem" role="alert">${form.problemOf(place)}</p>` : nothing}
      ${isOpen && !form.isReadOnly ? ruleEditor(form, rule, place, sources) : nothing}
    </div>`;
}

const ruleButtons = (form, rule, number, isOpen, { open, remove, move, isLast }) => html`
  ${switchControl({
    label: words.isOn(rule.name),
    isOn: rule.enabled !== false,
    onChange: (isOn) => form.set(`rules.${number}.enabled`, isOn),
  })}
  ${iconButton("arrow-up", words.moveUp(rule.name), () => move(-1), number === 0)}
  ${iconButton("arrow-down", words.moveDown(rule.name), () => move(1), isLast)}
  <button type="button" class="button ghost icon small rule-edit" aria-expanded=${isOpen ? "true" : "false"} aria-keyshortcuts=${words.moveKeys}
    aria-label=${isOpen ? words.done(rule.name) : words.edit(rule.name)} title=${isOpen ? words.done(rule.name) : words.edit(rule.name)}
    @click=${open}>${icon(isOpen ? "chevron-up" : "pencil", "small")}</button>
  ${iconButton("trash-2", words.removeRule(rule.name), remove)}`;

const iconButton = (name, label, run, isDisabled = false) => html`
  <button type="button" class="button ghost icon small" aria-label=${label} title=${label} ?disabled=${isDisabled} @click=${run}>
    ${icon(name, "small")}
  </button>`;

function moveByKeys(event, { move, isFirst, isLast }) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || !event.altKey || !move || (step < 0 ? isFirst : isLast)) return;
  event.preventDefault();
  move(step);
}
