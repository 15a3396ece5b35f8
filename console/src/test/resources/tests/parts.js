import { html } from "/console/js/lib/html.js";
import { render } from "/console/js/lib/html.js";
import { charts } from "./parts-charts.js";
import { controls } from "./parts-controls.js";
import { lists } from "./parts-lists.js";
import { messages } from "./parts-messages.js";

/** Shows all parts in all states; the state of the page is what one chooses and opens in it. */
const state = { isOn: true, view: "texts", open: undefined, isPlayerShown: true, chosen: "", done: [] };

const actions = {
  set: (change) => {
    Object.assign(state, change);
    draw();
  },
  did: (what) => actions.set({ done: [...state.done, what] }),
};

globalThis.partsState = state;

const flip = () => {
  const root = document.documentElement;
  const isDark = (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  root.dataset.theme = isDark ? "light" : "dark";
};

const section = (words, specs) =>
  html`<section aria-label=${words}><h2 class="t-sect">${words}</h2><div>${specs.map(spec)}</div></section>`;

const spec = ({ look = "", content }) => html`<div class="spec ${look}">${content}</div>`;

function draw() {
  render(
    html`<header>
        <h1 class="t-page">Parts and states</h1>
        <button type="button" class="button" @click=${flip}>Light or dark</button>
      </header>
      ${section("Controls", controls(state, actions))} ${section("Messages", messages(state, actions))}
      ${section("Lists", lists(state, actions))} ${section("Figures and set-up", charts(state, actions))}
      <p class="t-meta" data-testid="done" role="status">${state.done.join(", ")}</p>`,
    document.querySelector("main"),
  );
}

draw();
