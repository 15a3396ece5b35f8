import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { avatar } from "../../parts/avatar.js";
import { icon } from "../../parts/icon.js";
import { words } from "../words.js";

const TICKS = {
  sent: { icon: "check", words: "Sent" },
  delivered: { icon: "check-check", words: "Delivered" },
  read: { icon: "check-check", words: "Read", look: "read" },
};

/**
 * The one thing at the end of a row that matters most: what is unread, what failed, a draft, who takes care of it in a
 * list of the team, or how far the last message is.
 */
export function rowEnd({ unreadCount, lastMessage, assignee, failed, blocked }, { draft, isTeamView, members, people }) {
  return html`${people.map(face)}${mostImportant()}`;

  function mostImportant() {
    if (unreadCount > 0) return unread(unreadCount);
    if (blocked) return state("ban", words.blocked);
    if (failed) return state("circle-alert", words.notDelivered, "bad");
    if (draft) return html`<span class="state">${icon("pencil", "small")}</span>`;
    if (isTeamView && assignee) return assigneeFace(assignee, members.name(assignee));
    const tick = lastMessage?.direction === "outbound" && TICKS[lastMessage.status];
    return tick ? state(tick.icon, tick.words, tick.look) : nothing;
  }
}

const unread = (amount) =>
  html`<span class="count">${amount > 99 ? "99+" : amount}<span class="visually-hidden"> ${words.unread}</span></span>`;

const state = (name, said, look = "") =>
  html`<span class="state ${look}" title=${said}>${icon(name)}<span class="visually-hidden">${said}</span></span>`;

const assigneeFace = (id, name) =>
  html`<span class="face" title=${words.assigneeIs(name)}
    >${avatar({ id, name }, { size: "tiny" })}<span class="visually-hidden">${words.assigneeIs(name)}</span></span
  >`;

const face = ({ id, name, state: doing }) =>
  html`<span class="face here" data-doing=${doing} title=${words.isHere(name ?? id, doing)}
    >${avatar({ id, name }, { size: "tiny" })}<span class="visually-hidden">${words.isHere(name ?? id, doing)}</span></span
  >`;
