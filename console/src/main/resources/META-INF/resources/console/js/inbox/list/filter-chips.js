import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { words } from "../words.js";
import { addressOf, FIELDS, withFields, withoutFields } from "./list-filter.js";

/** What the list is narrowed to: each chip can be taken away, and the whole can be kept under a name. */
export function filterChips({ filter, isFiltered }, view) {
  // The field over the rows says the text.
  const names = FIELDS.filter((name) => filter[name] && name !== "text");
  if (filter.sort) names.push("sort");
  if (!isFiltered && !filter.sort) return nothing;
  return html`<div class="filter-chips" role="group" aria-label=${words.filter}>
    ${names.map((name) => chip(name, filter, view))}
    ${names.length > 1 ? html`<a class="button ghost small" href=${addressOf(withoutFields({ ...filter, sort: undefined }))}>${words.clear}</a>` : nothing}
    ${isFiltered ? keep(filter, view) : nothing}
  </div>`;
}

const chip = (name, filter, view) => {
  const said = words.chips[name](filter[name], view.namesOf);
  return html`<span class="chip"
    ><span dir="auto">${said}</span
    ><a class="x" href=${addressOf(withFields(filter, { [name]: undefined }))} aria-label=${words.without(said)}>${icon("x", "small")}</a></span
  >`;
};

function keep(filter, { savedFilters, saveFilter }) {
  const href = addressOf(filter);
  return savedFilters.has(href)
    ? html`<button type="button" class="button ghost small" @click=${() => savedFilters.remove(href)}>${words.forget}</button>`
    : html`<button type="button" class="button ghost small" @click=${saveFilter}>${words.keep}</button>`;
}
