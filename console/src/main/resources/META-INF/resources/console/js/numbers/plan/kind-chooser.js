import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { canInsert } from "./editing.js";
import { KINDS } from "./kinds.js";
import { titleOf } from "./words.js";

/** Lists the kinds of steps, one sentence each, and the step that was copied. */
export function kindChooser(state, actions, where) {
  const isIn = where.in !== undefined;
  return html`<li class="chooser ${isIn ? "in" : ""}" @keydown=${(event) => walk(event, actions)}>
    <p class="t-label" id="chooser-title">${where.before !== undefined ? "Add before" : "Add a step"}</p>
    <ul role="list" aria-labelledby="chooser-title">
      ${KINDS.map((kind) => choice(state, actions, where, kind))} ${copied(state, actions, where)}
    </ul>
    <button class="button small ghost" type="button" @click=${() => actions.add(where)}>Cancel</button>
  </li>`;
}

function choice(state, actions, where, kind) {
  const step = kind.fresh();
  const isPossible = canInsert(state.plan, where, step);
  const why = isPossible ? kind.sentence : "Ends the call, so it can only come last.";
  return html`<li>
    <button class="kind" type="button" ?disabled=${!isPossible} @click=${() => actions.insert(where, kind.fresh())}>
      <span class="ni ${kind.tone}">${icon(kind.icon)}</span><span><b>${kind.words}</b><span class="t-meta">${why}</span></span>
    </button>
  </li>`;
}

function copied(state, actions, where) {
  if (!state.copied || !canInsert(state.plan, where, state.copied)) return [];
  return html`<li>
    <button class="kind" type="button" @click=${() => actions.paste(where)}>
      <span class="ni">${icon("copy")}</span><span><b>Paste</b><span class="t-meta" dir="auto">${titleOf(state.copied, state.nameOf)}</span></span>
    </button>
  </li>`;
}

function walk(event, actions) {
  if (event.key === "Escape") {
    event.stopPropagation();
    actions.add(undefined);
  }
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  event.stopPropagation();
  const buttons = [...event.currentTarget.querySelectorAll("button.kind:not(:disabled)")];
  buttons.at((buttons.indexOf(document.activeElement) + by) % buttons.length)?.focus();
}
