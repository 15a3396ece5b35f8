import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { avatar } from "../../parts/avatar.js";
import { icon } from "../../parts/icon.js";
import { time } from "../../parts/time.js";
import { channelWords, personWords, words } from "../words.js";
import { preview } from "./preview.js";
import { rowEnd } from "./row-end.js";

/** More letters are never seen, and a name of ten thousand costs time in each row. */
const MOST_LETTERS = 120;

/**
 * One conversation of the list.
 *
 * @param know `{href, isCurrent, isSelected, isSelecting, isNew, problem, isTeamView, draft, people, members, authorOf, select}`
 */
export function conversationRow(conversation, know) {
  const { href, isCurrent, problem } = know;
  return html`<div
    class="row-box ${know.isSelecting || know.isSelected ? "picking" : ""} ${know.isNew ? "arrived" : ""}"
    data-testid="conversation"
    data-id=${conversation.id}
  >
    <a
      class="row ${conversation.unreadCount > 0 ? "unread" : ""} ${know.isSelected ? "selected" : ""}"
      href=${href}
      aria-current=${isCurrent ? "true" : nothing}
    >
      ${face(conversation)}
      <span class="l1">
        ${conversation.pinned ? pin : nothing}<span class="who ${isNamed(conversation) ? "" : "num"}" dir="auto"
          >${personWords(conversation).slice(0, MOST_LETTERS)}</span
        ><span class="visually-hidden">, ${channelWords(conversation.channel)}</span>${when(conversation)}
      </span>
      <span class="l2">
        <span class="what" dir="auto">${problem ? failed(problem) : preview(conversation, know)}</span>
        <span class="end">${rowEnd(conversation, know)}</span>
      </span>
    </a>
    ${picker(conversation, know)}
  </div>`;
}

const isNamed = ({ contact, contactName }) => Boolean(contact?.name || contactName);

const pin = html`<span class="pinned" title=${words.isPinned}>${icon("pin", "small")}<span class="visually-hidden">${words.isPinned}</span></span>`;

function face({ contactId, contact, contactName, theirAddress, channel, lastMessage }) {
  const person = { id: contactId, name: contact?.name ?? contactName, display: contact?.display ?? theirAddress };
  return avatar(person, { channel: lastMessage?.kind === "call" ? "voice" : channel });
}

/** A message to come says its time itself. */
const when = ({ lastMessage, updatedAt }) => time(lastMessage?.status === "scheduled" ? updatedAt : (lastMessage?.at ?? updatedAt));

const failed = (problem) => html`<span class="stop">${icon("circle-alert", "small")} ${problem}</span>`;

/** Beside the link and over the face, since a link can hold no control. */
const picker = (conversation, { isSelected, select }) =>
  html`<input
    class="pick"
    type="checkbox"
    tabindex="-1"
    aria-label=${words.select(personWords(conversation).slice(0, MOST_LETTERS))}
    .checked=${isSelected}
    @click=${(event) => select(conversation.id, event.shiftKey)}
  />`;
