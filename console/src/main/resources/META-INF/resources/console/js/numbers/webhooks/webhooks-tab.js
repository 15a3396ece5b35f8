import { amount } from "../../lib/amounts.js";
import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { agoWords } from "../../lib/times.js";
import { copyButton } from "../../parts/copy-button.js";
import { icon } from "../../parts/icon.js";
import { whenLoaded } from "../../parts/loaded.js";
import { skeletonRows } from "../../parts/skeleton-rows.js";
import { strip } from "../../parts/strip.js";
import { differing } from "../words.js";
import { momentWords } from "../words.js";
import { fieldName } from "./field-view.js";
import { firstSeen } from "./field-view.js";
import { hasAndShould } from "./field-view.js";
import { nextRepair } from "./field-view.js";
import { repairedWords } from "./field-view.js";
import { webhookLog } from "./log-view.js";
import { places } from "./places-view.js";

const DIFFERENCES = { one: "field differs", other: "fields differ" };

/** What Twilio calls for a number: each field as it is and as it should be, what overrides it, and what came last. */
export function webhooksTab(state, actions) {
  return html`<div class="page hooks-page">
    ${whenLoaded(state.store.comparison, {
      skeleton: () => skeletonRows(6, "table"),
      view: (comparison) => compared(state, actions, comparison),
    })}
    ${state.isAdmin ? webhookLog(state.store.log) : nothing}
  </div>`;
}

function compared(state, actions, comparison) {
  const wrong = differing(comparison);
  return html`
    ${comparison.failing
      ? strip({ kind: "bad", words: `Repairs have failed since ${momentWords(comparison.failing.since)}: ${comparison.failing.detail}` })
      : nothing}
    <header class="page-head">
      <h2 class="t-sect">${wrong.length ? amount(wrong.length, DIFFERENCES) : comparison.inSync ? "Twilio calls us for everything" : "Something else takes a part"}</h2>
      <span class="grow"></span>
      <span class="t-meta">${wrong.length ? nextRepair(comparison) : "compared just now"}</span>
      ${state.isReadOnly ? nothing : repairButton(state, actions, wrong.length > 0)}
    </header>
    ${wrong.length ? html`<p class="quiet">${firstSeen(comparison, state.finding)}</p>` : nothing}
    ${fieldTable("The number", comparison.fields, state)} ${places(comparison, state, actions, fieldTable)}
    ${lastReceived(comparison.lastReceived)}
  `;
}

const repairButton = (state, actions, isWrong) => html`<button
  class="button ${isWrong ? "primary" : ""}"
  type="button"
  ?disabled=${state.isRepairing}
  @click=${() => actions.repair()}
>
  ${icon("wrench")} ${state.isRepairing ? "Repairing …" : "Repair now"}
</button>`;

/** The fields of one place at Twilio. */
function fieldTable(caption, fields, { nameOfMember }) {
  return html`<table class="fields">
    <caption class="t-label">${caption}</caption>
    <thead>
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Twilio has</th>
        <th scope="col"><span class="visually-hidden">State</span></th>
      </tr>
    </thead>
    <tbody>
      ${fields.map((field) => fieldRow(field, nameOfMember))}
    </tbody>
  </table>`;
}

const fieldRow = (field, nameOfMember) => html`<tr class=${field.matches ? "" : "differs"}>
  <th scope="row">${fieldName(field.name)} ${repairedWords(field, nameOfMember)}</th>
  <td class="mono">
    ${field.matches ? value(field.actual) : hasAndShould(field)}
    ${field.actual ? copyButton(field.actual, `Copy ${fieldName(field.name)}`) : nothing}
  </td>
  <td>
    ${field.matches
      ? html`<span class="badge good">${icon("check", "small")}<span class="visually-hidden">as it should be</span></span>`
      : html`<span class="badge warn">differs</span>`}
  </td>
</tr>`;

const value = (text) => text || html`<span class="faint">nothing</span>`;

function lastReceived({ textAt, callAt, conversationsAt }) {
  const lines = [
    ["text", textAt],
    ["call", callAt],
    ["event of Conversations", conversationsAt],
  ].filter(([, at]) => at);
  if (lines.length === 0) return html`<p class="quiet">Nothing has come for this number yet. Send it a text to see that it arrives.</p>`;
  return html`<p class="quiet">${lines.map(([what, at], index) => html`${index ? " · " : "Last "}${what} <span title=${momentWords(at)}>${agoWords(at)}</span>`)}</p>`;
}
