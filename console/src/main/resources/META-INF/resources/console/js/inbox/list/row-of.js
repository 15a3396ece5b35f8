import { guard } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { words } from "../words.js";
import { conversationRow } from "./row.js";

/** The row of a conversation, drawn again only when something of it is another. */
export function rowOf(id, { context, list, presence }) {
  const conversation = list.conversation(id);
  if (!conversation) return nothing;
  const { selection, filter } = list;
  const people = presence.of(id);
  const know = {
    href: list.href(id),
    isCurrent: id === list.openId,
    isSelected: selection.has(id),
    isSelecting: selection.size > 0,
    isNew: list.rows.isNew(id),
    problem: selection.problems.get(id),
    isTeamView: filter.view !== "mine",
    draft: list.draft(id),
  };
  const names = [conversation.assignee && context.members.name(conversation.assignee), people.map(({ id: who, state }) => who + state).join()];
  // "9:41" is "Yesterday" tomorrow.
  const today = new Date().getDate();
  return guard([conversation, ...Object.values(know), ...names, today], () =>
    conversationRow(conversation, {
      ...know,
      people,
      members: context.members,
      authorOf: ({ by }) => authorOf(by, context),
      select: (which, isRange) => select(which, isRange, { context, list }),
    }),
  );
}

function select(id, isRange, { context, list }) {
  if (isRange) list.selection.extendTo(id, list.rows.ids);
  else list.selection.toggle(id);
  context.changed();
}

function authorOf(by, { session, members }) {
  if (!by) return words.sentBy;
  return by.id === session.id ? words.you : (by.name ?? members.name(by.id)).split(" ")[0];
}
