import { avatar } from "../../parts/avatar.js";
import { blockWords } from "../../lib/block-words.js";
import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { menu } from "../../parts/menu.js";
import { nothing } from "../../lib/html.js";
import { phoneNumber } from "../../parts/phone-number.js";
import { comingWhen } from "../../lib/times.js";
import { colourDot } from "../../parts/colour-dot.js";
import { NARROW } from "./widths.js";
import { inSentence, words } from "./words.js";

const CHANNELS = { sms: "message-square", whatsapp: "message-circle" };

/** Whom the conversation is with, who takes care of it, and what can be done with it. */
export function headerView(state, actions) {
  return html`
    <header>
      <a class="button ghost icon back" href=${state.backHref} aria-label=${words.back}>${icon("chevron-left", "large")}</a>
      ${name(state, actions)}
      ${viewers(state.people)}
      ${state.isWatching ? nothing : buttons(state, actions)}
      ${menu({ label: words.more, icon: "ellipsis", items: moreItems(state, actions), align: "end" })}
    </header>`;
}

function name({ conversation, status }, actions) {
  const { contact, theirAddress, ourNumber, ourAddress, channel } = conversation;
  const ours = ourNumber?.name || ourNumber?.display || ourAddress;
  return html`
    <div class="name">
      <h2 class="t-sect" aria-level=${NARROW.matches ? 1 : 2} tabindex="-1" id="thread-title" data-testid="thread-title"><button type="button" class="bare" title="Contact (d)" @click=${actions.panel}><bdi>${contact?.name || contact?.display || theirAddress}</bdi></button></h2>
      <p class="t-meta num">${contact?.name ? phoneNumber(theirAddress, contact.display) : nothing}
        <span class="to-number">${icon(CHANNELS[channel] ?? "message-square", "small")}${icon("arrow-right", "small")} <bdi>${ours}</bdi></span>
        ${status ? html`<span class="badge ${status.look}">${status.words}</span>` : nothing}
        ${conversation.blocked ? html`<span class="badge bad" title=${blockWords.effect} data-testid="blocked-contact">${icon("ban", "small")} ${blockWords.blocked}</span>` : nothing}</p>
    </div>`;
}

/** The state of a conversation that is not simply open. */
export function statusOf({ status, snoozedUntil }) {
  if (status === "closed") return { words: "Closed", look: "" };
  if (status !== "snoozed") return undefined;
  return { words: snoozedUntil ? `Snoozed until ${inSentence(comingWhen(snoozedUntil))}` : "Snoozed until they answer", look: "warn" };
}

function viewers(people) {
  if (!people.length) return nothing;
  const names = new Intl.ListFormat("en").format(people.map((it) => it.name ?? it.id));
  const verb = people.length === 1 ? "looks" : "look";
  return html`<span class="viewing" title="${names} ${verb} at this conversation" data-testid="viewing">
    ${people.slice(0, 3).map((it) => avatar(it, { size: "small" }))} ${icon("eye", "small")}
    <span class="visually-hidden">${names} ${verb} at this conversation</span></span>`;
}

function buttons({ conversation, members, session }, actions) {
  const isOpen = conversation.status === "open";
  return html`
    ${assignee(conversation, members, session, actions)}
    <button type="button" class="button icon snooze" aria-label="Snooze" title="Snooze (z)" data-testid="snooze" @click=${actions.snooze}>${icon("alarm-clock")}</button>
    ${isOpen || conversation.status === "snoozed"
      ? html`<button type="button" class="button close" title="Close (e)" aria-label="Close" data-testid="close" @click=${actions.close}>${icon("check")} <span>Close</span></button>`
      : html`<button type="button" class="button close" title="Open again" aria-label="Open again" data-testid="reopen" @click=${actions.reopen}>${icon("rotate-ccw")} <span>Open again</span></button>`}`;
}

function assignee({ assignee: id }, members, session, actions) {
  const shown = id
    ? html`${avatar({ id, name: members.name(id) }, { size: "tiny" })} <bdi>${members.name(id).split(" ")[0]}</bdi>`
    : html`${icon("user", "small")} Assign`;
  return html`<button type="button" class="button assignee" data-testid="assignee" aria-label="Assignee: ${id ? members.name(id) : "none"}" title="Assign (a)" @click=${actions.assign}>${shown} ${icon("chevron-down", "small")}</button>`;
}

function moreItems({ conversation, isWatching }, actions) {
  const contact = `/contacts/${encodeURIComponent(conversation.contactId)}`;
  return [
    { words: "Contact", icon: "panel-right", keys: "d", run: actions.panel },
    !isWatching && { words: "Mark unread", icon: "mail", keys: "u", run: actions.markUnread },
    !isWatching && { words: "Labels …", icon: "tag", keys: "l", run: actions.labels },
    !isWatching && { words: conversation.pinned ? "Unpin" : "Pin", icon: "pin", run: actions.pin },
    { line: true },
    !isWatching && { words: "Merge contact …", icon: "git-merge", href: `${contact}?merge` },
    !isWatching && (conversation.blocked ? { words: blockWords.unblock, icon: "circle-check", run: actions.block } : { words: blockWords.block, icon: "ban", danger: true, run: actions.block }),
    { words: "Copy link", icon: "link", run: actions.copyLink },
    { words: "Print", icon: "printer", run: actions.print },
  ];
}

export const labelChips = (conversation, labels) =>
  labels.of(conversation.labels).map(({ name: label, colour }) => html`<span class="chip">${colourDot(colour)}<bdi>${label}</bdi></span>`);
