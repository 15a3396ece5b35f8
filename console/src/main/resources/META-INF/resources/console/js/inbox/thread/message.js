import { avatar } from "../../parts/avatar.js";
import { guard } from "../../lib/html.js";
import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";
import { time } from "../../parts/time.js";
import { delivery } from "./delivery.js";
import { deliveryReason } from "./delivery-view.js";
import { longPress } from "./long-press.js";
import { messageCards } from "./message-cards.js";
import { mediaOf } from "./media.js";
import { messageMenu } from "./message-menu.js";
import { messageText } from "./message-text.js";
import { composerWords, menuWords, words } from "./words.js";

/**
 * A message as a row of the timeline. It is drawn again only when something of it has changed. There is no space between the
 * elements: a space is a node, and there are many rows.
 */
export function messageRow({ entry, isFirst, isLast }, state, actions) {
  const { message } = entry;
  const outcome = message.direction === "outbound" ? delivery(message) : undefined;
  const isHit = state.highlighted === entry.id;
  const media = state.mediaRevision;
  return guard([message, isFirst, isLast, isHit, media, state.quoted?.(message), state.membersRevision], () => html`
    <li class="m ${classes(message, outcome, isFirst)} ${isHit ? "hit" : ""}" data-key=${entry.id} data-id=${message.id}
        data-direction=${message.direction} data-status=${message.status} data-testid="message" @pointerdown=${longPress}
      ><span class="visually-hidden">${words.wrote(authorName(message, state))}</span
      >${content(message, state, actions)}${below(message, outcome, isLast, state, actions)}</li
    >`);
}

function content(message, state, actions) {
  if (message.twilioConversation?.removedAt) return html`<div class="bubble removed">${words.deleted}</div>`;
  const said = [
    messageCards(message, state),
    mediaOf(message, state, actions),
    message.body && !isDescribed(message) && messageText(message.body),
    messageMenu(message, actions),
  ];
  return html`<div class="said">${said.filter(isDrawn)}</div>`;
}

/** Why the message did not arrive, its author, time and state. */
function below(message, outcome, isLast, state, actions) {
  const lines = [
    outcome?.reason !== undefined && deliveryReason(message, outcome, actions, state),
    (isLast || outcome?.kind === "later") && meta(message, outcome, state, actions),
  ].filter(isDrawn);
  return lines.length ? lines : nothing;
}

const isDrawn = (part) => Boolean(part) && part !== nothing;

/** A location's text only repeats what its card shows. */
const isDescribed = ({ details }) => Boolean(details?.location);

function classes({ direction, automatic }, outcome, isFirst) {
  const kind = { failed: "failed", unsure: "unsure", held: "unsure", later: "later", canceled: "canceled" }[outcome?.kind] ?? "";
  return `${direction === "inbound" ? "in" : "out"} ${kind} ${automatic ? "automatic" : ""} ${isFirst ? "first" : "follows"}`;
}

export function authorName({ direction, automatic, by }, { conversation, session, members }) {
  if (direction === "inbound") return conversation?.contact?.name || words.they;
  if (automatic) return words.automatic;
  if (!by) return words.you;
  return by.id === session.id ? words.you : (members.get?.(by.id)?.name ?? by.name ?? members.name(by.id));
}

/** Author, time and state under a message or a group of messages. */
function meta(message, outcome, state, actions) {
  if (outcome?.kind === "later") return scheduledMeta(message, actions);
  const parts = [
    outcome && html`<span dir="auto">${message.automatic ? icon("bot", "small") : nothing} ${authorName(message, state)}</span>`,
    time(message.createdAt),
    message.twilioConversation?.editedAt && words.edited,
    outcome && outcome.reason === undefined && status(outcome),
  ];
  return html`<p class="meta">${joined(parts.filter(Boolean))}</p>`;
}

export const status = ({ kind, icon: name, words: text }) =>
  html`<span class="st ${kind}" data-testid="status">${icon(name, "small")} ${text}</span>`;

export const joined = (parts) => parts.map((part, index) => (index ? html` <span aria-hidden="true">·</span> ${part}` : part));

/** A message that waits for its time. */
function scheduledMeta(message, actions) {
  const action = (label, run) => html`<button type="button" class="link" @click=${run}>${label}</button>`;
  return html`<p class="meta" data-testid="scheduled">${joined([
    html`${icon("calendar-clock", "small")} <span>${composerWords.sendsAt(message.sendAt ?? message.createdAt)}</span>`,
    action(menuWords.change, (event) => actions.changeScheduled(message, event)),
    action(menuWords.sendNow, () => actions.sendScheduledNow(message)),
    action(menuWords.cancel, () => actions.cancelScheduled(message)),
  ])}</p>`;
}

export const face = (by, members) => avatar({ id: by.id, name: members.name(by.id) }, { size: "tiny" });
