import { AuditExport } from "./audit-export.js";
import { auditAddress, filterOf } from "./filter.js";
import { auditView } from "./list-view.js";
import { AuditStore } from "./store.js";
import { words } from "./words.js";

/** Who changed what in the company, as it was recorded. */
export function createScreen(context) {
  const store = new AuditStore(context.changed);
  const exporting = new AuditExport(context);
  let isFilterOpen = matchMedia("(width >= 62rem)").matches;

  const actions = {
    narrow: (fields) => context.go(auditAddress({ ...store.filter, ...fields }), { replace: true }),
    search(text) {
      const wanted = text.trim() || undefined;
      if (wanted !== store.filter.text) actions.narrow({ text: wanted });
    },
    toggleFilter() {
      isFilterOpen = !isFilterOpen;
      context.changed();
    },
    offerExport: () => exporting.offer(store.filter),
    close: () => context.go(auditAddress(store.filter)),
    openNext(step) {
      const at = store.entries.findIndex(({ id }) => id === store.openId);
      const next = store.entries[Math.max(0, at + step)];
      if (!next) return;
      context.go(auditAddress(store.filter, next.id), { replace: Boolean(store.openId) });
      setTimeout(keepFocusInEntry);
    },
  };
  namePeople(context);

  return {
    title: () => words.title,
    show: ({ query }) => store.show(filterOf(query), query.get("open") ?? undefined),
    render: () => auditView({ store, exporting, isFilterOpen, members: context.members, numbers: store.numbers }, actions),
    apply: (event) => store.apply(event),
    refresh: () => store.refresh(),
    actions: () => [
      { words: words.nextEntry, keys: "j", run: () => actions.openNext(1) },
      { words: words.previousEntry, keys: "k", run: () => actions.openNext(-1) },
      { words: words.filter, keys: "f", icon: "list-filter", run: actions.toggleFilter },
      { words: words.search, keys: "/", icon: "search", run: () => document.querySelector(".audit-search input")?.focus() },
      { words: words.refresh, keys: "r", icon: "refresh-cw", run: () => store.refresh() },
      { words: words.exportTitle, icon: "download", run: actions.offerExport },
    ],
    close: () => store.close(),
  };
}

/** The link that had the focus may not be there for the next entry. */
function keepFocusInEntry() {
  if (document.activeElement === document.body) document.querySelector(".audit-entry a")?.focus();
}

/** An operator who looks at a tenant has not loaded its members before. Without them ids are shown. */
function namePeople({ members }) {
  if (members.all().length === 0) members.load();
}
