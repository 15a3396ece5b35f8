import { nameOf } from "./tenants.js";
import { words } from "./words.js";

/** The pages, by the second part of the address. */
export const TABS = ["tenants", "dead-letters", "quarantine", "parts", "history"];

const MOST_TENANTS = 200;

/** The keys of the screen and what the palette offers on it. */
export function keysOf(state, actions, { go, refresh }) {
  const at = TABS.indexOf(state.tab);
  const toTab = (tab) => go(`/operator/${tab}`);
  return [
    { words: words.nextTab, keys: "]", run: () => toTab(TABS[(at + 1) % TABS.length]) },
    { words: words.previousTab, keys: "[", run: () => toTab(TABS.at(at - 1)) },
    { words: words.nextRow, keys: "j", run: () => walk(1) },
    { words: words.previousRow, keys: "k", run: () => walk(-1) },
    { words: words.refresh, icon: "refresh-cw", keys: "r", run: refresh },
    ...ofTab(state, actions),
    ...TABS.map((tab) => ({ words: words.tabs[tab], icon: "server", run: () => toTab(tab) })),
    ...(state.tenants.list.value ?? []).slice(0, MOST_TENANTS).map((tenant) => ({
      words: words.open(nameOf(tenant)),
      icon: "eye",
      run: () => actions.lookAt(tenant),
    })),
  ];
}

function ofTab({ tab, deadLetters, quarantine }, { replay }) {
  const find = (css) => document.querySelector(css)?.focus();
  if (tab === "tenants") return [{ words: words.searchKey, icon: "search", keys: "/", run: () => find(".op-search input") }];
  if (tab === "dead-letters" && deadLetters.waiting > 0) {
    const { waiting } = deadLetters;
    return [{ words: words.tryAll(waiting), icon: "rotate-ccw", keys: "a", run: () => replay("dead-letters", {}, waiting) }];
  }
  if (tab !== "quarantine") return [];
  const { isNarrowed, selection, waiting } = quarantine;
  return [
    { words: words.filter, icon: "list-filter", keys: "/", run: () => find(".op-filter input") },
    waiting > 0 && {
      words: isNarrowed ? words.tryMatching : words.tryAll(waiting),
      icon: "rotate-ccw",
      keys: "a",
      run: () => replay("rejected-webhooks", selection, isNarrowed ? undefined : waiting),
    },
  ].filter(Boolean);
}

/** Moves the focus to the next row, or the one before: a link, what folds a group, or a button of the row. */
export function walk(step) {
  const rows = [...document.querySelectorAll("main.operator [data-row]")].map(focusable);
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
}

const focusable = (row) => row.closest("a, summary") ?? row.closest("tr")?.querySelector("button.small") ?? row;
