import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { skeletonRows } from "../../parts/skeleton-rows.js";
import { strip } from "../../parts/strip.js";
import { whenLoaded } from "../../parts/loaded.js";
import { windowedList } from "../../parts/windowed-list.js";
import { words } from "../words.js";
import { bulkBar } from "./bulk-bar.js";
import { emptyList } from "./empty.js";
import { filterChips } from "./filter-chips.js";
import { listHeader } from "./list-header.js";
import { listTabs } from "./list-tabs.js";
import { textFilter } from "./text-filter.js";

const AT_TOP = 8;

/** The column with the conversations of a view. */
export const listView = (list, view) => html`
  <section class="list" aria-label=${words.list} data-testid="list" @pointerdown=${view.swipe}>
    ${listHeader(list, view)} ${listTabs(list)} ${list.isTextOpen ? textFilter(list, view) : nothing}
    ${filterChips(list, view)} ${whenLoaded(list.rows.state, {
      what: words.conversationsTitle,
      skeleton: () => skeletonRows(8, "conversation"),
      isEmpty: () => list.rows.ids.length === 0 && !list.rows.hasMore,
      empty: () => emptyList(list, view),
      view: () => rows(list, view),
    })}
    ${list.selection.size > 0 ? bulkBar(list, view) : nothing}
  </section>`;

const rows = (list, view) => html`
  ${list.rows.newer > 0 ? pill(list.rows, view) : nothing}
  <div class="rows" @scroll=${{ handleEvent: (event) => scrolled(event, list.rows), capture: true, passive: true }}>
    ${windowedList({
      label: words.list,
      items: list.rows.ids,
      key: (id) => id,
      rowHeight: view.rowHeight,
      row: view.row,
      onEnd: () => list.rows.more(),
      currentKey: list.openId,
    })}
  </div>
  ${foot(list.rows)}`;

function scrolled({ target }, conversations) {
  conversations.scrolled(target.scrollTop <= AT_TOP);
}

const pill = (conversations, view) => html`
  <button type="button" class="button small newer" data-testid="newer" @click=${() => view.toTop()}>
    ${icon("arrow-up", "small")} ${words.newer(conversations.newer)}
  </button>`;

/** What is to be said below the rows: the next ones failed, or only some were looked through. */
function foot(conversations) {
  const { following } = conversations;
  if (following.problem) {
    return strip({
      kind: "warn",
      words: words.moreFailed(following.problem),
      action: { words: words.tryNow, run: () => following.retryNow() },
    });
  }
  if (conversations.isLookingThrough && following.isLoading) return looked(words.lookingThrough(conversations.looked));
  if (!conversations.isPaused) return nothing;
  return strip({
    words: words.lookedThrough(conversations.looked),
    action: { words: words.lookFurther, run: () => conversations.lookFurther() },
  });
}

const looked = (said) => html`<p class="t-meta looked" role="status">${said}</p>`;
