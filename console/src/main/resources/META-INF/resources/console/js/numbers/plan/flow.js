import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { repeat } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { branchList } from "./branches.js";
import { kindChooser } from "./kind-chooser.js";
import { kindOf } from "./kinds.js";
import { stepForm } from "./step-forms.js";
import { stepMenu } from "./step-menu.js";
import { branchNames } from "./tree.js";
import { continuationOf } from "./tree.js";
import { flowFrom } from "./tree.js";
import { isEnd } from "./tree.js";
import { placeIn } from "./tree.js";
import { promptWords } from "./words.js";
import { promptsOf } from "./words.js";
import { summaryOf } from "./words.js";
import { titleAt } from "./words.js";

/** Shows the steps that follow one another from a place on; steps that branch have their branches below them. */
export function flow(state, actions, place) {
  const steps = flowFrom(state.plan, place);
  const last = steps.at(-1);
  return html`<ol class="flow">
    ${repeat(steps, (item) => item.place, (item) => node(state, actions, item))}
    ${last && continuationOf(last.step) && !state.isReadOnly ? openEnd(state, actions, placeIn(last.place, continuationOf(last.step))) : nothing}
  </ol>`;
}

function node(state, actions, { place, step }) {
  const kind = kindOf(step);
  const isOpen = state.opened === place;
  return html`
    ${chooserAt(state, actions, { before: place })}
    <li class="node ${state.taken.has(place) ? "taken" : ""} ${isEnd(step) ? "end" : ""} ${state.heardNow === place ? "sounding" : ""}" data-place=${place}>
      <span class="ni ${kind.tone}">${icon(kind.icon)}</span>
      <div class="nb ${isOpen ? "sel" : ""} ${state.selected === place ? "chosen" : ""}" draggable=${isOpen || state.isReadOnly ? "false" : "true"}>
        ${heading(state, actions, place, step)} ${isOpen ? nothing : says(step)} ${findings(state, place)}
        ${isOpen ? stepForm(state, actions, place, step) : nothing}
      </div>
      ${branchNames(step).length ? branchList(state, actions, place, step) : nothing}
    </li>
    ${chooserAt(state, actions, { after: place })}
  `;
}

function heading(state, actions, place, step) {
  const isOpen = state.opened === place;
  return html`<header>
    <button
      class="step"
      type="button"
      data-step=${place}
      tabindex=${state.selected === place ? 0 : -1}
      aria-expanded=${String(isOpen)}
      @click=${() => actions.toggle(place)}
    >
      <b dir="auto">${titleAt(state.plan, place, state.nameOf)}</b>
      ${step.type === "recording" && step.on !== false ? html`<span class="badge">both sides</span>` : nothing}
      <span class="t-meta">${summaryOf(step)}</span>
    </button>
    ${state.isReadOnly ? nothing : stepMenu(state, actions, place, step)}
  </header>`;
}

const says = (step) =>
  promptsOf(step).map((prompt) => html`<p class="say">${icon(prompt.play ? "play" : "volume-2", "small")} <span dir="auto">${promptWords(prompt)}</span></p>`);

function findings(state, place) {
  const own = (list) => list.filter((finding) => finding.place === place);
  const line = (finding, tone, name) => html`<p class="finding ${tone}">${icon(name, "small")} <span>${finding.message}</span></p>`;
  return [
    ...own(state.findings.problems).map((finding) => line(finding, "problem", "circle-alert")),
    ...own(state.findings.hints).map((finding) => line(finding, "hint", "info")),
  ];
}

/** The end of a flow where another step may follow, or must. */
export function openEnd(state, actions, place) {
  const missing = state.findings.problems.find((finding) => finding.place === place);
  const where = { in: place };
  return html`<li class="node open-end" data-in=${place}>
    <span class="ni">${icon("plus")}</span>
    <div class="nb bare">
      <button class="button small ghost" type="button" data-add=${place} @click=${() => actions.add(where)}>Add a step</button>
      ${missing ? html`<p class="finding problem">${icon("circle-alert", "small")} <span>${missing.message}</span></p>` : nothing}
    </div>
    ${chooserAt(state, actions, where)}
  </li>`;
}

function chooserAt(state, actions, where) {
  const isHere = JSON.stringify(state.adding) === JSON.stringify(where);
  return isHere ? kindChooser(state, actions, where) : nothing;
}
