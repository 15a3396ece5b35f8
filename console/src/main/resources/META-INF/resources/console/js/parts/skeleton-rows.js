import { html } from "../lib/html.js";

const SHAPES = {
  conversation: html`<i class="round"></i><p><i></i><i></i></p>`,
  row: html`<p><i></i><i></i></p>`,
  table: html`<p class="cells"><i></i><i></i><i></i></p>`,
  text: html`<p><i></i></p>`,
  card: html`<p class="block"><i></i></p>`,
};

/** Grey rows in the shape of what is to come. Kinds: conversation, row, table, text, card. */
export const skeletonRows = (number, kind = "row") =>
  html`<div class="skeleton" data-kind=${kind} aria-hidden="true">
    ${Array.from({ length: number }, () => html`<div>${SHAPES[kind] ?? SHAPES.row}</div>`)}
  </div>`;
