import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { repeat } from "../lib/html.js";
import { words } from "./words.js";

/**
 * A table with a caption for screen readers. `columns` are `{words, cell, align, sort}`: `cell(row)` returns text or a
 * template, `align` is "end" for figures, `sort` is `{direction: "ascending"|"descending"|undefined, run}`. With
 * `href(row)` the whole row is a link, told by its first cell.
 */
export const table = ({ caption, columns, rows, key, href }) =>
  html`<div class="table-scroll" role="region" aria-label=${caption} tabindex="0">
    <table class="table">
      <caption class="visually-hidden">${caption}</caption>
      <thead><tr>${columns.map(heading)}</tr></thead>
      <tbody>${repeat(rows, key ?? ((row) => row), (row) => line(columns, row, href?.(row)))}</tbody>
    </table>
  </div>`;

const heading = ({ words: name, align, sort }) =>
  html`<th scope="col" data-align=${align ?? "start"} aria-sort=${sort?.direction ?? nothing}>
    ${sort ? html`<button type="button" title=${words.sortBy(name)} @click=${sort.run}>${name}</button>` : name}
  </th>`;

const line = (columns, row, href) =>
  html`<tr class=${href ? "linked" : ""}>${columns.map(({ cell, align }, index) => td(cell(row), align, index === 0 && href))}</tr>`;

const td = (content, align = "start", href) =>
  html`<td data-align=${align}>${href ? html`<a href=${href}>${content}</a>` : content}</td>`;
