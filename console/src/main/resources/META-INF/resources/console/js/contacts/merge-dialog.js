import { amount } from "../lib/amounts.js";
import { html, nothing } from "../lib/html.js";
import { combobox } from "../parts/combobox.js";
import { dialog } from "../parts/dialog.js";
import { icon } from "../parts/icon.js";
import { problemLine } from "../parts/problem-line.js";
import { skeletonRows } from "../parts/skeleton-rows.js";
import { nameOf } from "./merge.js";

/** Merges two contacts: whom with, both side by side, whose value each field has afterwards, and what moves. */
export function mergeDialog({ merging }, { closeMerge, runMerge, findContact, chooseOther }) {
  const merge = merging?.merge;
  const isReady = Boolean(merge?.sides) && !merge.isWorking;
  return dialog({
    title: "Merge contacts",
    isOpen: Boolean(merging),
    onClose: closeMerge,
    body: merging ? html`${merging.ids.length < 2 ? findView(findContact, chooseOther) : sidesView(merge)}${problemView(merge)}` : "",
    footer: html`<button type="button" class="button" @click=${closeMerge}>Cancel</button>
      <button type="button" class="button primary" ?disabled=${!isReady} @click=${runMerge}>${icon("merge", "small")} Merge</button>`,
  });
}

const findView = (search, onChoose) => html`
  <p class="quiet">Which contact is the same person? It is merged into this one.</p>
  ${combobox({ label: "The other contact", value: "", search, onChoose, placeholder: "Name or number" })}`;

const problemView = (merge) => problemLine(merge?.problem && `Not merged. ${merge.problem.message}`);

function sidesView(merge) {
  if (!merge.sides) return merge.problem ? nothing : skeletonRows(4, "row");
  const [staying, going] = merge.sides;
  return html`<div class="merge-sides">
    <table>
      <thead>
        <tr><td></td><th scope="col"><span class="t-label">Stays</span> <span dir="auto">${nameOf(staying)}</span></th>
          <th scope="col"><span class="t-label">Goes into it</span> <span dir="auto">${nameOf(going)}</span></th></tr>
      </thead>
      <tbody>
        ${merge.fields.map((field) => fieldView(field, merge))}
        <tr><th scope="row">Addresses</th>${merge.sides.map(({ addresses }) => html`<td class="num">${addresses.map(({ display }) => html`<bdi>${display}</bdi><br />`)}</td>`)}</tr>
      </tbody>
    </table>
    <button type="button" class="button small" @click=${() => merge.swap()}>${icon("arrow-left-right", "small")} Let the other one stay</button>
    ${movesView(merge)}
  </div>`;
}

const fieldView = ({ field, values, chosen }, merge) => html`
  <tr>
    <th scope="row">${field === "name" ? "Name" : field}</th>
    ${values.map(
      (value, side) => html`<td>
        <label class="choice">
          <input type="radio" name="merge-${field}" .checked=${chosen === side} @change=${() => merge.choose(field, side)} />
          <span dir="auto">${value ?? html`<i class="faint">nothing</i>`}</span>
        </label>
      </td>`,
    )}
  </tr>`;

function movesView({ moves, sides: [staying, going] }) {
  if (!moves) return nothing;
  const parts = [
    amount(moves.addresses.length, { one: "address", other: "addresses" }),
    counted(moves.conversations, { one: "conversation", other: "conversations" }),
    counted(moves.notes, { one: "note", other: "notes" }),
  ];
  return html`<p class="quiet">
    ${parts.join(", ")} of <b dir="auto">${nameOf(going)}</b> move to <b dir="auto">${nameOf(staying)}</b>. You can undo this for 30 days.
  </p>`;
}

const counted = ({ amount: number, isWhole }, words) => (isWhole ? amount(number, words) : `more than ${amount(number, words)}`);
