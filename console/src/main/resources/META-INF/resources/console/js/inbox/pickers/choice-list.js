import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { words } from "../words.js";

/**
 * A field that narrows a list of choices down, and the list: arrows choose, Enter takes.
 *
 * @param state `{text, active}`, which belongs to the caller; `change` takes another one
 * @param choices `[{value, words, detail, picture, isOn}]`
 */
export function choiceList({ label, state, choices, change, onChoose }) {
  const found = choices.filter(({ words: said }) => said.toLocaleLowerCase().includes(state.text.trim().toLocaleLowerCase()));
  const active = Math.min(state.active, found.length - 1);
  return html`<div class="choice-list">
    <label class="field"
      >${icon("search", "small")}<input
        type="text"
        role="combobox"
        aria-label=${label}
        aria-expanded="true"
        aria-controls="choices"
        aria-activedescendant=${found.length > 0 ? `choice-${active}` : nothing}
        autocomplete="off"
        spellcheck="false"
        placeholder=${label}
        autofocus
        .value=${state.text}
        @input=${(event) => change({ text: event.target.value, active: 0 })}
        @keydown=${(event) => pressed(event, { state, found, active, change, onChoose })}
    /></label>
    <ul id="choices" role="listbox" aria-label=${label}>
      ${found.map((item, index) => choice(item, index, active, onChoose))}
    </ul>
    ${found.length === 0 ? html`<p class="t-meta" role="status">${words.nothingFound}</p>` : nothing}
  </div>`;
}

const choice = (item, index, active, onChoose) => html`
  <li id="choice-${index}" role="option" aria-selected=${index === active} @click=${() => onChoose(item)}>
    ${item.picture ?? nothing}<span dir="auto">${item.words}</span
    >${item.detail ? html`<span class="faint">${item.detail}</span>` : nothing}${item.isOn
      ? html`${icon("check", "small")}<span class="visually-hidden">${words.isChosen}</span>`
      : nothing}
  </li>`;

function pressed(event, { state, found, active, change, onChoose }) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length > 0) {
    change({ ...state, active: (active + step + found.length) % found.length });
    requestAnimationFrame(() => document.getElementById(`choice-${(active + step + found.length) % found.length}`)?.scrollIntoView({ block: "nearest" }));
  } else if (event.key === "Enter" && !event.isComposing && found[active]) onChoose(found[active]);
  else return;
  event.preventDefault();
}
