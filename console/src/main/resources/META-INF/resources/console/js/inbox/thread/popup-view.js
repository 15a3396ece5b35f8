import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";
import { avatar } from "../../parts/avatar.js";
import { dateTimeChoice } from "../../parts/date-time-choice.js";
import { afterRender } from "../../lib/directives.js";
import { filled } from "./outbound.js";
import { emojiFor } from "./emoji.js";

/** What is open above the field: templates, people to mention, emoji, times, or the values that a template asks for. */
export function popupView(state, actions) {
  const { popup } = state.composer;
  const view = popup && VIEWS[popup.kind];
  return view ? html`<div class="pop" data-testid="popup" data-kind=${popup.kind} @keydown=${actions.popupKey}>${view(popup, state, actions)}</div>` : nothing;
}

const VIEWS = { templates, mentions, emoji, later, variables, content };

function templates(popup, { templates: loaded }, actions) {
  return html`
    <p class="t-meta ph">Templates <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd></p>
    ${listbox("Templates", popup, actions, ({ name, body }) => html`${icon("zap", "small")}<b dir="auto">${name}</b><span dir="auto">${body}</span>`)}
    ${popup.items.length ? nothing : html`<p class="ph quiet">${loaded.problem ? "Templates cannot be loaded. Trying again." : loaded.value ? "No template has these words." : "Loading …"}</p>`}`;
}

function mentions(popup, state, actions) {
  return html`
    <p class="t-meta ph">Mention <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd></p>
    ${listbox("People", popup, actions, (member) => html`${avatar(member, { size: "tiny" })}<b dir="auto">${member.name}</b>`)}
    ${popup.items.length ? nothing : html`<p class="ph quiet">No colleague has this name.</p>`}`;
}

const listbox = (label, { items, active }, actions, view) => items.length
  ? html`<ul role="listbox" id="composer-list" aria-label=${label}>${items.map((item, index) => html`
      <li role="option" id="composer-option-${index}" aria-selected=${index === active}
        @mousedown=${(event) => event.preventDefault()} @click=${() => actions.choose(index)}>${view(item)}</li>`)}</ul>`
  : nothing;

const focus = (element) => element.focus();

function emoji({ query = "" }, state, actions) {
  const found = emojiFor(query);
  return html`
    <label class="field"><span class="visually-hidden">Search emoji by name</span>${icon("search", "small")}
      <input type="search" placeholder="Search by name" .value=${query} autocomplete="off" @input=${(event) => actions.searchEmoji(event.target.value)} ${afterRender(true, focus)}></label>
    <div class="emojis" role="group" aria-label="Emoji" @keydown=${actions.moveInGrid}>${found.map(([character, names]) => html`
      <button type="button" aria-label=${names} title=${names} @click=${() => actions.insertEmoji(character)}>${character}</button>`)}</div>
    ${found.length ? nothing : html`<p class="ph quiet">No emoji has this name.</p>`}`;
}

function later({ value }, { laterChoices }, actions) {
  const focusFirst = (element) => element.querySelector("button")?.focus();
  return html`<div ${afterRender(true, focusFirst)}>${dateTimeChoice({ label: "Send", value, choices: laterChoices, onChoose: actions.chooseTime })}</div>`;
}

/** Variables that are not known from the contact are asked for in place. */
function variables({ template, missing, values }, state, actions) {
  return html`
    <p class="t-meta ph" dir="auto">${template.name}</p>
    <div class="variables">
      ${missing.map((name, index) => variable(name, values[name] ?? "", index === 0, actions))}
      <p class="ph quiet" dir="auto">${filled(template.body, values)}</p>
      <button type="button" class="button primary small" ?disabled=${missing.some((name) => !values[name]?.trim())} @click=${actions.insertTemplate}>Insert</button>
    </div>`;
}

const variable = (name, value, isFirst, actions) => html`
  <label class="lab"><span class="t-label">${name}</span>
    <span class="field"><input .value=${value} dir="auto" @input=${(event) => actions.setVariable(name, event.target.value)} ${isFirst ? afterRender(true, focus) : nothing}></span></label>`;

/** Twilio's approved templates, which WhatsApp takes at any time. They are sent as they are. */
function content({ chosen, values }, { contentTemplates: loaded }, actions) {
  if (chosen) return contentForm(chosen, values, actions);
  if (!loaded.value) return html`<p class="ph quiet">${loaded.problem ? "Templates cannot be loaded. Trying again." : "Loading …"}</p>`;
  if (!loaded.value.length) return html`<p class="ph quiet">There is no approved template yet. An admin submits them in Twilio’s console.</p>`;
  return html`
    <p class="t-meta ph">Approved templates</p>
    <ul>${loaded.value.map((template) => html`
      <li><button type="button" class="row-button" @click=${() => actions.chooseContent(template)}>${icon("zap", "small")}<b dir="auto">${template.name}</b><span dir="auto">${template.text}</span></button></li>`)}</ul>`;
}

function contentForm({ name, text, variables: asked = [] }, values, actions) {
  return html`
    <p class="t-meta ph">${name}</p>
    <div class="variables">
      ${asked.map((it, index) => variable(it.name, values[it.name] ?? "", index === 0, actions))}
      <p class="ph" dir="auto">${filled(text, values)}</p>
      <button type="button" class="button primary small" ?disabled=${asked.some((it) => !values[it.name]?.trim())} @click=${actions.sendContent}>Send</button>
    </div>`;
}
