import { countWords } from "../../lib/amounts.js";
import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { menu } from "../../parts/menu.js";
import { viewWords, words } from "../words.js";
import { countOf } from "../../state/conversation-counts.js";
import { addressOf, VIEWS, withFields } from "./list-filter.js";

/** The name of the view with its number, and what one does with the list as a whole. */
export const listHeader = (list, view) => html`
  <header>
    <h1 class="t-page">${viewWords[list.filter.view]}</h1>
    <span class="views">${menu({ label: words.chooseView, icon: "chevron-down", items: viewItems(list, view) })}</span>
    <span class="faint num" data-testid="view-count">${amountOf(list)}</span>
    <span class="grow"></span>
    <span class="options">${menu({ label: words.options, icon: "ellipsis", items: optionItems(list, view), align: "end" })}</span>
    <button
      type="button"
      class="button ghost icon"
      aria-label=${words.filter}
      title="${words.filter} (f)"
      aria-pressed=${list.isFiltered ? "true" : nothing}
      @click=${view.openFilter}
    >
      ${icon("list-filter")}
    </button>
    <button
      type="button"
      class="button primary icon"
      aria-label=${words.newMessage}
      title="${words.newMessage} (c)"
      data-testid="new-message"
      ?disabled=${view.isReadOnly}
      @click=${view.newMessage}
    >
      ${icon("plus")}
    </button>
  </header>`;

/** The counts of the server know nothing of filters. */
function amountOf({ filter, counts, isFiltered }) {
  if (isFiltered || filter.channel || filter.calls || !counts.isKnown) return nothing;
  const { open } = counts.view(countOf(filter.view));
  return words.amountOfView(filter.view, countWords(open));
}

function viewItems({ counts }, { savedFilters }) {
  const views = VIEWS.map((view) => ({
    words: viewWords[view],
    href: addressOf({ view }),
    detail: countWords(counts.view(countOf(view)).open),
  }));
  const saved = savedFilters.all.map(({ words: name, href }) => ({ words: name, href, icon: "list-filter" }));
  return [...views, saved.length > 0 && { line: true }, ...saved];
}

function optionItems({ filter, selection }, { select, go, isCompact, setCompact, clearSelection }) {
  const isByWaiting = filter.sort === "waiting";
  const sort = addressOf(withFields(filter, { sort: isByWaiting ? undefined : "waiting" }));
  return [
    { words: isByWaiting ? words.newestFirst : words.longestWaiting, icon: "clock", run: () => go(sort) },
    { words: isCompact ? words.comfortable : words.compact, icon: "menu", run: () => setCompact(!isCompact) },
    { line: true },
    selection.size > 0
      ? { words: words.selectNone, icon: "x", run: clearSelection }
      : { words: words.selectAll, icon: "circle-check", run: select },
  ];
}
