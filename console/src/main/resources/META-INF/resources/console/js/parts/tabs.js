import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { afterRender } from "../lib/directives.js";
import { numberWords } from "../lib/amounts.js";

/**
 * Tabs that are addresses: `items` are `{words, href, amount, isCurrent}`, where amount is a number or a template
 * (a badge). The current one is scrolled into view where they do not all fit.
 */
export const tabs = ({ label, items }) =>
  html`<nav class="tabs" aria-label=${label} ${afterRender(currentOf(items), showCurrent)}>${items.map(tab)}</nav>`;

const tab = ({ words, href, amount, isCurrent }) =>
  html`<a href=${href} aria-current=${isCurrent ? "page" : nothing}>${words}${amountOf(amount)}</a>`;

function amountOf(amount) {
  if (amount === undefined || amount === null) return nothing;
  return typeof amount === "number" ? html`<span class="amount">${numberWords(amount)}</span>` : amount;
}

const currentOf = (items) => items.find(({ isCurrent }) => isCurrent)?.href;

/** Scrolls the row of tabs alone; `scrollIntoView` would move the page as well. */
function showCurrent(row) {
  const current = row.querySelector("[aria-current]");
  if (!current || row.scrollWidth <= row.clientWidth) return;
  const [outer, inner] = [row.getBoundingClientRect(), current.getBoundingClientRect()];
  if (inner.left < outer.left) row.scrollLeft -= outer.left - inner.left + 16;
  if (inner.right > outer.right) row.scrollLeft += inner.right - outer.right + 16;
}
