import { html } from "../../lib/html.js";
import { live } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { afterRender } from "../../lib/directives.js";
import { avatar } from "../../parts/avatar.js";
import { emptyState } from "../../parts/empty-state.js";
import { icon } from "../../parts/icon.js";
import { skeletonRows } from "../../parts/skeleton-rows.js";
import { strip } from "../../parts/strip.js";
import { tabs } from "../../parts/tabs.js";
import { time } from "../../parts/time.js";
import { whenLoaded } from "../../parts/loaded.js";
import { words } from "../words.js";
import { marked } from "./marked.js";
import { KINDS, searchAddress } from "./search.js";

const ICONS = { message: "message-square", call: "phone", note: "lock" };

/** The column with what was found, in the place of the list. */
export const searchView = (search, view) => html`
  <section class="list" aria-label=${words.searchResults} data-testid="search">
    <header>
      <a class="button ghost icon" href=${view.back} aria-label=${words.backToList}>${icon("chevron-left", "large")}</a>
      <h1 class="t-page">${words.search}</h1>
    </header>
    ${field(search, view)} ${search.text ? kinds(search) : nothing}
    ${view.isOffline ? strip({ kind: "offline", words: words.searchOffline }) : nothing}
    <div class="found">${search.text ? results(search, view) : start()}</div>
  </section>`;

const field = ({ text }, view) => html`
  <search class="text-filter">
    <label class="field"
      >${icon("search", "small")}<input
        type="search"
        aria-label=${words.searchFor}
        placeholder=${words.searchFor}
        autocomplete="off"
        spellcheck="false"
        dir="auto"
        maxlength="200"
        data-testid="search-field"
        .value=${live(view.typed ?? text)}
        ${afterRender(view.focused, (element, times) => times && element.focus())}
        @input=${(event) => view.type(event.target.value)}
    /></label>
  </search>`;

const kinds = ({ text, kind }) =>
  tabs({
    label: words.kinds,
    items: [undefined, ...KINDS].map((each) => ({
      words: each ? words.found[each] : words.all,
      href: searchAddress({ text, kind: each }),
      isCurrent: kind === each,
    })),
  });

const start = () => emptyState({ icon: "search", ...words.searchStart });

function results({ text, kind, groups }, view) {
  if (view.isOffline) return html`<ol>${view.found(text).map((hit) => html`<li>${hitRow(hit, { text, kind }, view)}</li>`)}</ol>`;
  const isNothing = groups.every(({ pages }) => pages.value?.length === 0);
  if (isNothing) return emptyState({ icon: "search", words: words.nothingFor(text), detail: words.searchHint });
  return groups.map((group) => section(group, { text, kind }, view));
}

const section = ({ kind, pages }, search, view) =>
  whenLoaded(pages, {
    what: words.found[kind],
    skeleton: () => skeletonRows(2, "row"),
    isEmpty: (found) => found.length === 0,
    empty: () => nothing,
    view: (found) => html`
      <h2 class="t-label">${words.found[kind]}</h2>
      <ol>${found.map((hit) => html`<li>${hitRow(hit, search, view)}</li>`)}</ol>
      ${pages.hasMore ? more(kind, pages, search) : nothing}
    `,
  });

const more = (kind, pages, { text, kind: only }) =>
  only
    ? html`<button type="button" class="button ghost small" ?disabled=${pages.following.isLoading} @click=${() => pages.more()}>
        ${pages.following.problem ? words.tryAgain : words.more}
      </button>`
    : html`<a class="button ghost small" href=${searchAddress({ text, kind })}>${words.allFound(words.found[kind])}</a>`;

function hitRow(hit, search, { openId, around }) {
  const href = searchAddress(search, hit);
  const isCurrent = hit.conversationId === openId && (hit.type === "contact" || hit.id === around);
  return html`<a class="row hit" href=${href ?? nothing} aria-current=${isCurrent ? "true" : nothing} data-testid="hit">
    ${hit.type === "contact"
      ? avatar({ id: hit.contactId, name: hit.contactName, display: hit.snippet?.text })
      : html`<span class="hit-kind">${icon(ICONS[hit.type] ?? "search")}</span>`}
    <span class="l1"><span class="who" dir="auto">${(hit.contactName ?? words.unnamed[hit.type]).slice(0, 120)}</span>${time(hit.at)}</span>
    <span class="l2"><span class="what" dir="auto">${marked(hit.snippet ?? { text: "" })}</span></span>
  </a>`;
}
