import { html } from "../lib/html.js";
import { live } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { amount } from "../lib/amounts.js";
import { icon } from "./icon.js";
import { words } from "./words.js";

/** The field, its list and what screen readers are told of it. The focus stays in the field all the time. */
export const comboboxView = (id, options, state, actions) =>
  html`${input(id, options, state, actions)}
    <div class="menu" popover="manual">
      <ul role="listbox" id=${id} aria-label=${options.label} ?hidden=${!state.items.length}>
        ${state.items.map((item, index) => choice(id, item, index, state, actions))}
      </ul>
      ${note(state) ? html`<p class="t-meta">${note(state)}</p>` : nothing}
    </div>
    <span class="visually-hidden" role="status">${state.isOpen ? said(state) : ""}</span>`;

const input = (id, { label, placeholder, id: own, describedBy, invalid }, state, actions) =>
  html`<div class="field">
    <input
      id=${own ?? nothing}
      type="text"
      role="combobox"
      autocomplete="off"
      spellcheck="false"
      dir="auto"
      aria-label=${own ? nothing : label}
      aria-describedby=${describedBy ?? nothing}
      aria-invalid=${invalid ?? nothing}
      aria-autocomplete="list"
      aria-expanded=${String(state.isOpen)}
      aria-controls=${id}
      aria-activedescendant=${state.active >= 0 ? `${id}-${state.active}` : nothing}
      placeholder=${placeholder ?? nothing}
      .value=${live(state.text)}
      @input=${actions.typed}
      @click=${actions.open}
      @keydown=${actions.key}
      @blur=${actions.leave}
    />${icon("chevron-down", "small")}
  </div>`;

/** Pressing does not take the focus from the field: without that, blur would close the list before the click. */
const choice = (id, item, index, { active }, actions) =>
  html`<li
    role="option"
    id="${id}-${index}"
    aria-selected=${index === active ? "true" : "false"}
    @pointerdown=${(event) => event.preventDefault()}
    @click=${() => actions.choose(item)}
  >
    <span dir="auto">${item.words}</span>${item.detail ? html`<span class="faint">${item.detail}</span>` : nothing}
  </li>`;

function note({ items, isSearching, hasFailed }) {
  if (hasFailed) return words.searchFailed;
  if (items.length) return "";
  return isSearching ? words.searching : words.nothingFound;
}

const said = (state) => note(state) || amount(state.items.length, words.found);
