import { html } from "../lib/html.js";
import { keysView } from "./keys-view.js";
import { openModal } from "./modal.js";
import { areShortcutsOn, turnShortcuts } from "./shortcuts.js";

/** Lists the shortcuts of the screen that is open and those of the whole console, and turns them off and on. */
export const showHelp = (groups) =>
  openModal((close, draw) => helpView(groups, close, draw), { label: "Keyboard shortcuts", className: "dialog question help" });

const helpView = (groups, close, draw) => html`
  <header>
    <h2 class="t-sect">Keyboard shortcuts</h2>
    <button type="button" class="button small" autofocus @click=${() => close()}>Close</button>
  </header>
  <div class="keys">${groups.filter(({ actions }) => actions.some(hasKeys)).map(groupView)}</div>
  <label class="letters">
    <input
      type="checkbox"
      .checked=${areShortcutsOn()}
      @change=${(event) => {
        turnShortcuts(event.target.checked);
        draw();
      }}
    />
    Single letters are shortcuts
  </label>`;

const hasKeys = ({ keys }) => Boolean(keys);

const groupView = ({ words, actions }) => html`
  <section>
    <h3 class="t-label">${words}</h3>
    <dl>
      ${actions.filter(hasKeys).map(({ keys, words: what }) => html`<div><dt>${keysView(keys)}</dt><dd>${what}</dd></div>`)}
    </dl>
  </section>`;
