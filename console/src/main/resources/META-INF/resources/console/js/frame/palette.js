import { html, live, nothing } from "../lib/html.js";
import { icon } from "../parts/icon.js";
import { keysView } from "./keys-view.js";
import { matching } from "./matching.js";
import { openModal } from "./modal.js";
import { noteUse, timesUsed } from "./most-used.js";

const PER_GROUP = 8;

/**
 * The place where every action can be found: type some of its letters, Enter runs the best.
 *
 * @param groups `{words, actions}` in their order
 * @param search `(text, found)` looks elsewhere for what is typed, as for people; `found(groups)` may come later
 */
export async function openPalette(groups, search) {
  const state = { text: "", current: 0, groups: filtered(groups, ""), found: [] };
  const action = await openModal((close, draw) => paletteView(state, handlers(state, groups, search, close, draw)), {
    label: "Search or go to",
    className: "palette",
  });
  if (!action) return;
  noteUse(action);
  action.run();
}

function handlers(state, groups, search, close, draw) {
  return {
    choose: close,
    write(text) {
      Object.assign(state, { text, current: 0, groups: filtered(groups, text), found: [] });
      if (search) search(text, (found) => {
        if (state.text !== text) return;
        state.found = found;
        draw();
      });
      draw();
    },
    press(event) {
      const actions = allOf(state);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && actions.length > 0) state.current = (state.current + step + actions.length) % actions.length;
      else if (event.key === "Enter" && !event.isComposing && actions[state.current]) close(actions[state.current]);
      else return;
      event.preventDefault();
      draw();
      document.getElementById(`palette-${state.current}`)?.scrollIntoView({ block: "nearest" });
    },
  };
}

const filtered = (groups, text) =>
  groups
    .map(({ words, actions }) => ({ words, actions: matching(text, actions, timesUsed).slice(0, PER_GROUP) }))
    .filter(({ actions }) => actions.length > 0);

const allOf = ({ groups, found }) => [...groups, ...found].flatMap(({ actions }) => actions);

function paletteView(state, { write, press, choose }) {
  const all = allOf(state);
  const row = (action) => rowView(action, all.indexOf(action), state, choose);
  return html`
    <div class="pin">
      ${icon("search")}
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant=${all.length > 0 ? `palette-${state.current}` : nothing}
        aria-label="Search or go to"
        placeholder="Search or go to"
        autocomplete="off"
        spellcheck="false"
        autofocus
        .value=${live(state.text)}
        @input=${(event) => write(event.target.value)}
        @keydown=${press}
      />
    </div>
    <ul id="palette-list" role="listbox" aria-label="Actions">
      ${[...state.groups, ...state.found].map(({ words, actions }) => [
        html`<li class="ph t-meta" role="presentation">${words}</li>`,
        actions.map(row),
      ])}
    </ul>
    ${all.length > 0 ? nothing : html`<p class="none" role="status">Nothing for “${state.text}”</p>`}`;
}

const rowView = (action, index, { current }, choose) => html`
  <li id="palette-${index}" role="option" aria-selected=${index === current} @click=${() => choose(action)}>
    ${icon(action.icon ?? "arrow-right")}<span dir="auto">${action.words}</span
    >${action.detail ? html`<small dir="auto">${action.detail}</small>` : nothing}${action.keys ? keysView(action.keys) : nothing}
  </li>`;
