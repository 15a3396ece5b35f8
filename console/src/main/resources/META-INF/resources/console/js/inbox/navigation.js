import { VIEWS } from "./list/list-filter.js";
import { viewWords } from "./words.js";

/** The lines below the inbox in the navigation: the views, and the filters that the person keeps. */
export function showInNavigation({ context, savedFilters }) {
  const saved = savedFilters.all.map(({ words, href }, index) => ({ path: `saved-${index + 1}`, words, href, label: onlyLabel(href) }));
  context.views("inbox", [...VIEWS.map((path) => ({ path, words: viewWords[path] })), ...saved]);
}

/** The label that a filter of the open conversations is about and nothing else, which the server counts. */
function onlyLabel(href) {
  const { pathname, searchParams } = new URL(href, location.origin);
  return pathname === "/inbox/all" && searchParams.size === 1 ? (searchParams.get("label") ?? undefined) : undefined;
}
