import { countWords } from "../lib/amounts.js";
import { countOf } from "./list/counts.js";
import { VIEWS } from "./list/list-filter.js";
import { viewWords } from "./words.js";

/** The lines below the inbox in the navigation: the views, and the filters that the person keeps. */
export function showInNavigation({ context, savedFilters }) {
  const saved = savedFilters.all.map(({ words, href }, index) => ({ path: `saved-${index + 1}`, words, href }));
  context.views("inbox", [...VIEWS.map((path) => ({ path, words: viewWords[path] })), ...saved]);
}

/** The figures beside them; what waits unread for the person, or for anybody, is beside the inbox and in the title. */
export function showCounts(context, counts) {
  if (!counts.isKnown) return;
  const waits = counts.view("mine").unread + counts.view("unassigned").unread;
  context.badge("inbox", waits > 0 ? { amount: countWords(waits), hot: true } : undefined);
  for (const view of VIEWS.filter((it) => it !== "closed")) {
    const { open, unread } = counts.view(countOf(view));
    // Mentions are never done: only those count that one has not read.
    const shown = view === "mentions" ? unread : open;
    context.badge(`inbox/${view}`, shown > 0 ? { amount: countWords(shown), hot: view === "mentions" } : undefined);
  }
}
