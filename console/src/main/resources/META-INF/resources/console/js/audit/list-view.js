import { html, nothing } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { skeletonRows } from "../parts/skeleton-rows.js";
import { windowedList } from "../parts/windowed-list.js";
import { entryDialog } from "./entry-view.js";
import { exportDialog } from "./export-view.js";
import { isNarrowed } from "./filter.js";
import { filterChips, filterForm } from "./filter-view.js";
import { entryRow } from "./row-view.js";
import { words } from "./words.js";

const ROW_HEIGHT = 58;

/** The whole screen: filter, list, the open entry, the export. */
export const auditView = (state, actions) => html`
  <div class="audit-page">
    <header>
      <h1 class="t-page">${words.title}</h1>
      <p class="quiet">${words.detail}</p>
      ${searchField(state.store.filter, actions)}
      <button type="button" class="button" aria-expanded=${String(state.isFilterOpen)} @click=${actions.toggleFilter}>
        ${icon("list-filter", "small")}${words.filter}
      </button>
      <button type="button" class="button" data-testid="offer-export" @click=${actions.offerExport}>${icon("download", "small")}${words.export}</button>
    </header>
    ${state.isFilterOpen ? filterForm(state, actions) : nothing} ${filterChips(state)}
    ${whenLoaded(state.store.pages, {
      what: words.title,
      skeleton: () => skeletonRows(10, "row"),
      empty: () => emptyView(state.store.filter),
      view: () => rowsView(state),
    })}
    ${entryDialog(state, actions)} ${exportDialog(state.exporting)}
  </div>`;

const searchField = ({ text = "" }, { search }) => html`
  <label class="field soft audit-search">
    ${icon("search", "small")}<span class="visually-hidden">${words.search}</span>
    <input type="search" placeholder=${words.searchHint} .value=${text} @change=${({ target }) => search(target.value)} @search=${({ target }) => search(target.value)} />
  </label>`;

const emptyView = (filter) =>
  isNarrowed(filter)
    ? emptyState({ icon: "history", words: words.noMatch, action: { words: words.clear, href: "/audit" } })
    : emptyState({ icon: "history", words: words.noneYet, detail: words.noneYetDetail });

function rowsView(state) {
  const { pages, filter, openId, entries } = state.store;
  return html`${windowedList({
    label: words.entries,
    items: entries,
    key: (entry) => entry.id,
    rowHeight: ROW_HEIGHT,
    row: (entry) => entryRow(entry, { filter, openId, members: state.members, numbers: state.numbers }),
    onEnd: () => pages.more(),
    currentKey: openId,
  })}
  ${pages.following.problem
    ? html`<p class="audit-older t-meta" role="alert">
        ${words.olderFailed} <button type="button" class="button small" @click=${() => pages.following.retryNow()}>${words.tryNow}</button>
      </p>`
    : nothing}`;
}
