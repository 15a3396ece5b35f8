import { html, nothing } from "../lib/html.js";
import { phoneWords } from "../lib/phone.js";
import { isolated } from "../lib/written-text.js";
import { emptyState } from "../parts/empty-state.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { skeletonRows } from "../parts/skeleton-rows.js";
import { strip } from "../parts/strip.js";
import { tabs } from "../parts/tabs.js";
import { time } from "../parts/time.js";
import { windowedList } from "../parts/windowed-list.js";
import { filterChips, filterForm } from "./filter-view.js";
import { TABS, isNarrowed, listAddress } from "./filters.js";
import { callRow } from "./row-view.js";
import { EMPTY, TAB_WORDS, TITLE, lookedThroughWords, noPlanWords, todayWords } from "./words.js";

const ROW_HEIGHT = 58;

/** The list of calls with its tabs and filters. */
export const listView = (state, actions) => html`
  <section class="calls-list" aria-label=${TITLE}>
    <header>
      <h1 class="t-page">${TITLE}</h1>
      <span class="faint num">${todayWords(state.today, state.store.open.missed)}</span>
      <button
        type="button"
        class="button ghost icon"
        aria-label="Filter"
        title="Filter (f)"
        aria-expanded=${state.isFilterOpen ? "true" : "false"}
        @click=${actions.toggleFilter}
      >
        ${icon("list-filter")}
      </button>
    </header>
    ${searchField(state.filter, actions)} ${tabs({ label: "Kind of call", items: TABS.map((tab) => tabItem(tab, state)) })}
    ${state.isFilterOpen ? filterForm(state, actions) : nothing} ${filterChips(state)} ${noPlanStrip(state)} ${asOfStrip(state)}
    ${whenLoaded(state.store.list.pages, {
      what: TITLE,
      skeleton: () => skeletonRows(8, "conversation"),
      view: () => rowsView(state, actions),
    })}
  </section>`;

const noPlanStrip = ({ unplanned, numbers }) =>
  unplanned.length > 0
    ? strip({
        kind: "warn",
        words: noPlanWords(unplanned.map(({ address }) => isolated(numbers.name(address)) ?? phoneWords(address))),
        action: { words: "Set up the call plan", href: `/numbers/${encodeURIComponent(unplanned[0].id)}/plan` },
      })
    : nothing;

/** The list cannot be loaded again and no news come; a failed attempt says so by itself. */
const asOfStrip = ({ asOf, store }) =>
  asOf && store.list.pages.value && !store.list.pages.problem ? strip({ kind: "offline", words: html`As of ${time(asOf, "time")}.` }) : nothing;

const searchField = ({ q = "" }, { search }) => html`
  <label class="field soft calls-search">
    ${icon("search", "small")}<span class="visually-hidden">Search calls</span>
    <input type="search" placeholder="Name, number, or what was said" .value=${q} @input=${(event) => search(event.target.value)} />
  </label>`;

function tabItem(tab, { filter, store }) {
  const amounts = { missed: store.open.missed, voicemail: store.open.voicemails };
  return {
    words: TAB_WORDS[tab],
    href: listAddress({ ...filter, tab, outcome: undefined }),
    amount: amounts[tab] ? html`<span class="amount">${amounts[tab]}</span>` : undefined,
    isCurrent: filter.tab === tab,
  };
}

function rowsView(state, actions) {
  const { list, openId } = state.store;
  const { calls } = state;
  if (calls.length === 0 && !list.pages.hasMore) return emptyView(state);
  return html`${windowedList({
    label: TITLE,
    items: calls,
    key: (call) => call.id,
    rowHeight: ROW_HEIGHT,
    row: (call) => callRow(call, { ...state, openId }, actions),
    onEnd: () => list.more(),
    currentKey: openId,
  })}
  ${lookFurther(list)} ${followingProblem(list.pages.following)}`;
}

const lookFurther = (list) =>
  list.lookedThrough === undefined
    ? nothing
    : html`<p class="look-further t-meta">
        ${lookedThroughWords(list.lookedThrough)}
        <button type="button" class="button small" @click=${() => list.lookOn()}>Look further back</button>
      </p>`;

const followingProblem = (following) =>
  following.problem
    ? html`<p class="look-further t-meta" role="alert">
        Older calls cannot be loaded. <button type="button" class="button small" @click=${() => following.retryNow()}>Try now</button>
      </p>`
    : nothing;

function emptyView({ filter, isAdmin, firstNumber }) {
  if (isNarrowed(filter)) {
    return emptyState({ icon: "phone", words: EMPTY.filtered, action: { words: "Clear the filter", href: listAddress({ tab: filter.tab }) } });
  }
  if (filter.tab !== "all") return emptyState({ icon: "phone", words: EMPTY[filter.tab], action: { words: "All calls", href: listAddress() } });
  const action = isAdmin && firstNumber ? { words: "Call yourself", href: `tel:${firstNumber}` } : undefined;
  return emptyState({ icon: "phone", words: EMPTY.none, detail: EMPTY.noneDetail, action });
}
