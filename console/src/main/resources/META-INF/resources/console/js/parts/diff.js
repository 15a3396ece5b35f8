import { html } from "../lib/html.js";
import { changedFields } from "../lib/differences.js";
import { differenceOf } from "../lib/differences.js";
import { words } from "./words.js";

/**
 * Two values under each other with what differs marked. Objects are compared field by field. `names` are the words
 * for the two sides, such as `["has", "should"]`; `shown` puts a field `{name, before, after}` into words, or leaves it out
 * by returning nothing.
 */
export function diff({ before, after, names = [words.before, words.after], shown = (field) => field }) {
  const fields = changedFields(before, after).map(shown).filter(Boolean);
  if (!fields.length) return html`<p class="t-meta">${words.same}</p>`;
  return fields.map((field) => html`${field.name ? html`<p class="diff-name"><b>${field.name}</b></p>` : ""}${pair(field, names)}`);
}

function pair({ before, after }, names) {
  const difference = differenceOf(asText(before), asText(after));
  return html`<dl class="diff">
    ${side("is", names[0], before, { ...difference, marked: difference.before })}
    ${side("should", names[1], after, { ...difference, marked: difference.after })}
  </dl>`;
}

const side = (look, name, value, { start, marked, end }) =>
  html`<div class=${look}>
    <dt>${name}</dt>
    <dd dir="auto">${isNothing(value) ? html`<i>${words.none}</i>` : html`${start}${marked ? html`<mark>${marked}</mark>` : ""}${end}`}</dd>
  </div>`;

const isNothing = (value) => value === undefined || value === null || value === "";

function asText(value) {
  if (isNothing(value)) return "";
  if (typeof value === "boolean") return value ? words.yes : words.no;
  return typeof value === "object" ? JSON.stringify(value, null, 1) : String(value);
}
