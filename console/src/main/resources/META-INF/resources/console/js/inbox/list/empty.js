import { countWords } from "../../lib/amounts.js";
import { emptyState } from "../../parts/empty-state.js";
import { words } from "../words.js";
import { addressOf } from "./list-filter.js";
import { countOf } from "../../state/conversation-counts.js";

const ICONS = { mine: "circle-check", unassigned: "users", all: "inbox", mentions: "at-sign", snoozed: "alarm-clock", closed: "check" };

/** Why a list has no rows, and where the rest is. */
export function emptyList(list, view) {
  const { filter } = list;
  if (list.isFiltered || filter.channel || filter.calls || filter.sort) return noMatch(filter);
  if (view.hasNoNumbers) return noNumbers(view);
  if (view.hasNumbers && hasNothingAtAll(list.counts)) return noMessages(view);
  return emptyState({ icon: ICONS[filter.view], ...words.empty[filter.view], action: elsewhere(list, view) });
}

const noMatch = ({ view }) =>
  emptyState({ icon: "list-filter", ...words.noMatch, action: { words: words.clearFilter, href: addressOf({ view }) } });

const noNumbers = ({ isAdmin }) =>
  isAdmin
    ? emptyState({ icon: "hash", ...words.noNumbersAdmin, action: { words: words.toNumbers, href: "/numbers", kind: "primary" } })
    : emptyState({ icon: "hash", ...words.noNumbersAgent });

const hasNothingAtAll = (counts) => counts.isKnown && ["open", "snoozed", "closed"].every((name) => counts.view(name).open === 0);

/** One texts one's own phone, and sees the answer arrive here. */
const noMessages = ({ isReadOnly, newMessage }) =>
  emptyState({ icon: "inbox", ...words.noMessages, action: isReadOnly ? undefined : { words: words.sendTest, run: newMessage, kind: "primary" } });

/** The first other view that has something open, so that one goes on working. */
function elsewhere({ filter, counts }, { newMessage, isReadOnly }) {
  const other = ["mine", "unassigned", "all"].find((name) => name !== filter.view && counts.view(countOf(name)).open > 0);
  if (other) {
    return { words: words.goTo(other, countWords(counts.view(countOf(other)).open)), href: addressOf({ view: other }) };
  }
  return isReadOnly ? undefined : { words: words.newMessage, run: newMessage };
}
