import { html, nothing } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { menu } from "../parts/menu.js";
import { skeletonRows } from "../parts/skeleton-rows.js";
import { windowedList } from "../parts/windowed-list.js";
import { COLUMNS } from "./columns.js";
import { SORTS, isNarrowed, listAddress } from "./filters.js";
import { lettersView } from "./letters-view.js";
import { contactRow } from "./row-view.js";
import { EMPTY, SORT_WORDS, TABLE, TITLE, lookedThroughWords, sortedWords } from "./words.js";

const ROW_HEIGHT = 44;

/** All contacts in a table of which only the rows in view are drawn. */
export const listView = (state, actions) => html`
  <section class="contacts-list" aria-label=${TITLE} data-testid="contacts">
    <header>
      <h1 class="t-page">${TITLE}</h1>
      ${searchField(state.filter, actions)}
      <span class="grow"></span>
      ${chosenView(state, actions)} ${underWay(state)} ${columnsMenu(state, actions)} ${tableMenu(state)}
    </header>
    ${filterView(state, actions)} ${headView(state)}
    ${whenLoaded(state.store.list.pages, {
      what: TITLE,
      skeleton: () => skeletonRows(10, "table"),
      view: () => rowsView(state, actions),
    })}
  </section>`;

const searchField = ({ q = "" }, { search }) => html`
  <label class="field soft contacts-search">
    ${icon("search", "small")}<span class="visually-hidden">Search contacts</span>
    <input type="search" placeholder="Name or number" .value=${q} @input=${(event) => search(event.target.value)} />
  </label>`;

function chosenView({ store, isReadOnly }, { merge, clear }) {
  const { size } = store.chosen;
  if (size === 0) return nothing;
  return html`<span class="t-meta" role="status">${size} chosen</span>
    <button type="button" class="button" title="Merge (m)" ?disabled=${size !== 2 || isReadOnly} @click=${merge}>${icon("merge", "small")} Merge</button>
    <button type="button" class="button ghost icon" aria-label="Choose none" @click=${clear}>${icon("x", "small")}</button>`;
}

/** What is under way while its dialog is closed. */
const underWay = ({ table }) =>
  ["import", "export"]
    .filter((kind) => table[kind] && !table[kind].isOver)
    .map((kind) => {
      const { done = 0, total } = table[kind].job;
      return html`<button type="button" class="button small" @click=${() => table.show(kind)}>
        ${TABLE.underWay[kind]} <span class="num">${total ? `${done} of ${total}` : nothing}</span></button>`;
    });

/** For admins: all contacts as a table. */
const tableMenu = ({ table, isAdmin, isReadOnly }) =>
  isAdmin
    ? menu({
        label: "Import and export",
        icon: "ellipsis",
        align: "end",
        items: [
          { words: TABLE.importTitle, icon: "upload", disabled: isReadOnly, run: () => table.show("import") },
          { words: "Export", icon: "download", disabled: isReadOnly, run: () => table.startExport() },
        ],
      })
    : nothing;

const columnsMenu = ({ columns }, { toggleColumn }) =>
  menu({
    label: "Columns",
    icon: "columns-3",
    align: "end",
    items: COLUMNS.map(({ id, words }) => ({
      words,
      icon: columns.includes(id) ? "check" : "plus",
      detail: columns.includes(id) ? "shown" : undefined,
      run: () => toggleColumn(id),
    })),
  });

const filterView = (state, { narrow }) => html`
  <div class="contacts-filter">
    ${choice("Sort", "sort", SORTS.map((value) => ({ value, words: SORT_WORDS[value] })), state, narrow)}
    ${choice("Label", "label", state.labels.all().map(({ id, name }) => ({ value: id, words: name })), state, narrow, "Any")}
    ${choice("Owner", "owner", state.members.all().map(({ id, name }) => ({ value: id, words: name })), state, narrow, "Anyone")}
    ${tick("Opted out", "consent", state, narrow)} ${tick("Never answered", "unanswered", state, narrow)} ${tick("No name", "nameless", state, narrow)}
    ${isNarrowed(state.filter) ? html`<a class="button ghost small" href=${listAddress({ sort: state.filter.sort })}>Clear the filter</a>` : nothing}
  </div>`;

const choice = (label, field, choices, { filter }, narrow, any) => html`
  <label><span class="t-label">${label}</span>
    <select @change=${(event) => narrow({ [field]: event.target.value || undefined })}>
      ${any ? html`<option value="" ?selected=${!filter[field]}>${any}</option>` : nothing}
      ${choices.map(({ value, words }) => html`<option value=${value} ?selected=${filter[field] === value}>${words}</option>`)}
    </select>
  </label>`;

const tick = (label, field, { filter }, narrow) => html`
  <label class="choice">
    <input type="checkbox" .checked=${Boolean(filter[field])} @change=${(event) => narrow({ [field]: event.target.checked ? "yes" : undefined })} />
    ${label}
  </label>`;

/** The visible part of a row: a screen reader announces each row as one link, with its parts in this order. */
const headView = ({ columns }) => html`
  <div class="contacts-head" aria-hidden="true">
    <span class="contact-name">Name</span>
    ${columns.map((column) => html`<span class="cell" data-column=${column}>${COLUMNS.find(({ id }) => id === column).words}</span>`)}
  </div>`;

function rowsView(state, actions) {
  const { list } = state.store;
  const { rows } = state;
  if (rows.length === 0 && !list.pages.hasMore) return emptyView(state);
  return html`${windowedList({
    label: TITLE,
    items: rows,
    key: (row) => row.id,
    rowHeight: ROW_HEIGHT,
    row: (row) => contactRow(row, state, actions),
    onEnd: () => list.more(),
    currentKey: state.currentId,
  })}
  ${lettersView(state, actions)} ${footView(list, state)}`;
}

function footView(list, { filter, rows }) {
  const { following } = list.pages;
  if (following.problem) return foot("More contacts cannot be loaded.", "Try now", () => following.retryNow());
  if (list.isReading) return html`<p class="contacts-foot t-meta" role="status">Sorting, ${rows.length} so far …</p>`;
  if (list.lookedThrough === undefined) return nothing;
  return filter.sort === "name"
    ? html`<p class="contacts-foot t-meta">${sortedWords(list.lookedThrough)}</p>`
    : foot(lookedThroughWords(list.lookedThrough), "Look further", () => list.lookOn());
}

const foot = (words, action, run) => html`
  <p class="contacts-foot t-meta">${words} <button type="button" class="button small" @click=${run}>${action}</button></p>`;

function emptyView({ filter, table, isAdmin, isReadOnly }) {
  const clear = { words: "Clear the filter", href: listAddress({ sort: filter.sort }) };
  if (isNarrowed(filter)) return emptyState({ icon: "users", words: EMPTY.filtered, action: clear });
  if (!isAdmin) return emptyState({ icon: "users", words: EMPTY.none, detail: EMPTY.noneDetail });
  const bring = { words: TABLE.importTitle, icon: "upload", kind: "primary", disabled: isReadOnly, run: () => table.show("import") };
  return emptyState({ icon: "users", words: EMPTY.none, detail: EMPTY.noneImport, action: bring });
}
