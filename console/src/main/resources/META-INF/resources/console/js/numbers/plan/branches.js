import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { repeat } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { flow } from "./flow.js";
import { openEnd } from "./flow.js";
import { branchAt } from "./hours.js";
import { dateWords } from "./hours.js";
import { hoursWords } from "./hours.js";
import { branchNames } from "./tree.js";
import { childOf } from "./tree.js";
import { isHoliday } from "./tree.js";
import { isRequired } from "./tree.js";
import { placeIn } from "./tree.js";
import { keyWords } from "./words.js";

/** Shows the branches of a menu or of opening hours, each with the steps it leads to. */
export function branchList(state, actions, place, step) {
  return html`<ul class="branches">
    ${repeat(branchNames(step), (name) => name, (name) => branch(state, actions, place, step, name))}
    ${step.type === "menu" && !state.isReadOnly ? anotherKey(actions, place, step) : nothing}
  </ul>`;
}

function branch(state, actions, place, step, name) {
  const at = placeIn(place, name);
  const child = childOf(step, name);
  const isTaken = state.taken.has(at) || state.branchesTaken.has(at);
  return html`<li class="branch ${isTaken ? "taken" : ""}">
    ${step.type === "menu" ? keyHead(state, actions, place, step, name) : hoursHead(state, step, name)}
    ${child ? flow(state, actions, at) : emptyBranch(state, actions, step, name, at)}
  </li>`;
}

function emptyBranch(state, actions, step, name, at) {
  if (state.isReadOnly) return nothing;
  const isNeeded = isRequired(step, name) || state.findings.problems.some((finding) => finding.place === at);
  return html`<ol class="flow ${isNeeded ? "" : "optional"}">${openEnd(state, actions, at)}</ol>`;
}

function hoursHead(state, step, name) {
  const isNow = branchAt(step, state.now) === name;
  const words = isHoliday(step, name) ? "" : name === "open" ? hoursWords(step.hours) : "all other times and holidays";
  return html`<h3>
    <span class="key">${isHoliday(step, name) ? dateWords(name) : name === "open" ? "Open" : "Closed"}</span>
    <span class=${name === "open" ? "" : "faint"}>${words}</span>
    ${isNow ? html`<span class="badge good"><span class="dot"></span> now</span>` : nothing}
  </h3>`;
}

function keyHead(state, actions, place, step, name) {
  if (name === "otherwise") {
    const ends = childOf(step, name) ? "" : "the closing words, and the call ends";
    return html`<h3><span class="key">–</span> No key <span class="faint">${ends}</span></h3>`;
  }
  return html`<h3>
    ${state.opened === place && !state.isReadOnly ? keyInput(actions, place, name) : html`<span class="key">${name}</span>`}
    <span dir="auto">${keyWords(step, name)}</span>
    ${state.isReadOnly ? nothing : removeKey(actions, place, name)}
  </h3>`;
}

const keyInput = (actions, place, name) => html`<input
  class="key"
  aria-label="Key"
  inputmode="tel"
  maxlength="4"
  pattern="[0-9*#]{1,4}"
  .value=${name}
  @change=${(event) => renamed(event.target, actions, place, name)}
/>`;

function renamed(input, actions, place, name) {
  const isPossible = /^[0-9*#]{1,4}$/.test(input.value) && actions.edit("renameKey", place, name, input.value);
  if (!isPossible) input.value = name;
}

const removeKey = (actions, place, name) => html`<button
  class="button ghost icon small remove-key"
  type="button"
  aria-label="Remove key ${name} and its steps"
  @click=${() => actions.edit("removeKey", place, name)}
>
  ${icon("x", "small")}
</button>`;

function anotherKey(actions, place, step) {
  const free = [..."1234567890*#"].find((key) => !(key in (step.digits ?? {})));
  return html`<li class="add">
    <button class="button small ghost" type="button" ?disabled=${!free} @click=${() => actions.edit("addKey", place, free)}>
      ${icon("plus", "small")} Another key
    </button>
  </li>`;
}
