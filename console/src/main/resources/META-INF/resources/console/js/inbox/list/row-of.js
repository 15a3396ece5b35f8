import { html } from "../../lib/html.js";
import { words } from "../words.js";
import { conversationRow } from "./row.js";

/** The row of a conversation, with what the list, the drafts and the people in it say about it. */
export function rowOf(id, { context, list, presence }) {
  const conversation = list.conversation(id);
  if (!conversation) return html``;
  const { selection, filter } = list;
  return conversationRow(conversation, {
    href: list.href(id),
    isCurrent: id === list.openId,
    isSelected: selection.has(id),
    isSelecting: selection.size > 0,
    problem: selection.problems.get(id),
    isTeamView: filter.view !== "mine",
    draft: list.draft(id),
    people: presence.of(id),
    members: context.members,
    authorOf: ({ by }) => authorOf(by, context),
    select(which, isRange) {
      if (isRange) selection.extendTo(which, list.rows.ids);
      else selection.toggle(which);
      context.changed();
    },
  });
}

function authorOf(by, { session, members }) {
  if (!by) return words.sentBy;
  return by.id === session.id ? words.you : (by.name ?? members.name(by.id)).split(" ")[0];
}
