import { LOCALE } from "../../lib/locale.js";
import { avatar } from "../../parts/avatar.js";
import { dialog } from "../../parts/dialog.js";
import { copyButton } from "../../parts/copy-button.js";
import { blockWords } from "../../lib/block-words.js";
import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { menu } from "../../parts/menu.js";
import { nothing } from "../../lib/html.js";
import { phoneNumber } from "../../parts/phone-number.js";
import { time } from "../../parts/time.js";
import { whenLoaded } from "../../parts/loaded.js";
import { comingWhen } from "../../lib/times.js";
import { automaticAnswers } from "./automatic-answers.js";
import { labelChips } from "./header.js";
import { earlierSection } from "./panel-earlier.js";
import { editField } from "./panel-edit.js";
import { theirTime, zonesOf } from "./their-time.js";
import { NARROW } from "./widths.js";
import { words } from "./words.js";

const SINCE = new Intl.DateTimeFormat(LOCALE, { month: "long", year: "numeric" });

/** Who the customer is: the column beside a conversation, and the drawer where there is no room for it. */
export function panelView(state, actions) {
  return html`<aside class="person" aria-label="Contact" data-testid="panel">${panelContent(state, actions)}</aside>`;
}

/** The same as a drawer, where there is no room for the column. */
export const panelDrawer = (state, actions) =>
  dialog({
    title: "Contact",
    kind: NARROW.matches ? "sheet" : "drawer",
    isOpen: Boolean(state.isDrawerOpen),
    onClose: actions.closeDrawer,
    body: state.isDrawerOpen ? html`<div class="person">${panelContent(state, actions)}</div>` : nothing,
  });

const panelContent = (state, actions) => html`
  ${top(state, actions)}
  ${quick(state, actions)}
  ${whenLoaded(state.panel.contact, { what: "The contact", skeleton: () => facts(state, {}, actions), view: (contact) => facts(state, contact, actions) })}
  ${labelSection(state, actions)}
  ${notes(state, actions)}
  ${earlierSection(state)}`;

function top({ conversation, panel, isWatching }, actions) {
  const contact = panel.contact.value;
  const name = contact?.name ?? conversation.contact?.name;
  const shown = name || conversation.contact?.display || conversation.theirAddress;
  return html`
    <div class="top">
      ${avatar({ id: conversation.contactId, name, display: conversation.contact?.display ?? conversation.theirAddress }, { size: "large" })}
      <div class="who">
        ${panel.editing?.field === "name"
          ? editField(panel.editing, "Name", actions)
          : html`<h2 class="t-sect"><bdi>${shown}</bdi> ${isWatching ? nothing : html`<button type="button" class="button ghost icon small" aria-label="Change the name" title="Change the name" data-testid="edit-name" @click=${() => actions.edit({ field: "name", value: name ?? "" })}>${icon("pencil", "small")}</button>`}</h2>`}
        ${contact ? html`<p class="t-meta">Customer since ${SINCE.format(new Date(contact.createdAt))}</p>` : nothing}
      </div>
    </div>`;
}

function quick({ conversation, isWatching, has }, actions) {
  const contact = `/contacts/${encodeURIComponent(conversation.contactId)}`;
  const items = [
    { words: "Open the contact", icon: "user", href: contact },
    { words: "Merge …", icon: "git-merge", href: `${contact}?merge` },
    has?.("admin") && { words: "Export all data", icon: "download", href: `${contact}?export` },
    has?.("admin") && { words: "Erase …", icon: "eraser", href: `${contact}?erase`, danger: true },
  ];
  return html`
    <div class="quick">
      ${isWatching ? nothing : html`<button type="button" class="button" @click=${actions.call}>${icon("phone")} Call</button>`}
      ${isWatching ? nothing : otherChannel(conversation, actions)}
      ${menu({ label: "More about this contact", icon: "ellipsis", items: isWatching ? items.slice(0, 1) : items, look: "", align: "end" })}
    </div>`;
}

/** The same customer by the other channel. */
function otherChannel({ channel }, actions) {
  if (channel === "whatsapp") return html`<button type="button" class="button" @click=${() => actions.by("sms")}>${icon("message-square")} SMS</button>`;
  return html`<button type="button" class="button" @click=${() => actions.by("whatsapp")}>${icon("message-circle")} WhatsApp</button>`;
}

function facts(state, contact, actions) {
  const { conversation, panel, now } = state;
  const addresses = contact.addresses ?? [{ channel: conversation.channel, value: conversation.theirAddress, display: conversation.contact?.display }];
  const { country } = panel.address.value ?? {};
  const there = theirTime(zonesOf({ country, attributes: contact.attributes }), country, now);
  return html`
    <dl>
      ${addresses.map((address) => fact(kindOf(address, panel.address.value, conversation), html`${phoneNumber(address.value, address.display)} ${copyButton(address.value, `Copy ${address.display ?? address.value}`)}`))}
      ${there ? fact("Local time", html`<span class="num">${there.words}</span> <span class="faint">${there.place}</span>`) : nothing}
      ${fact("Texts", consent(conversation.consent))}
      ${panel.answers.value ? fact(words.automaticAnswers, answersState(panel.answers.value, state)) : nothing}
      ${contact.blocked ? fact(blockWords.blocked, blockedBy(contact.blocked, state, actions)) : nothing}
      ${Object.entries(contact.attributes ?? {}).map(([name, value]) => attribute(name, value, state, actions))}
    </dl>
    ${panel.editing?.field === "attribute" && panel.editing.isNew ? editField(panel.editing, "Value", actions, true) : nothing}
    ${state.isWatching ? nothing : html`<button type="button" class="link" @click=${() => actions.edit({ field: "attribute", isNew: true, name: "", value: "" })}>${icon("plus", "small")} Add a detail</button>`}`;
}

const fact = (name, value) => html`<div><dt dir="auto">${name}</dt><dd>${value}</dd></div>`;

const KINDS = { mobile: "Mobile", "fixed-line": "Landline", "toll-free": "Toll-free", voip: "Internet", "short-code": "Short code" };

function kindOf({ channel, value }, found, { theirAddress }) {
  if (channel !== "sms") return words.channel(channel);
  return (value === theirAddress && KINDS[found?.kind]) || "Phone";
}

function consent(known) {
  if (known?.state === "opted-out") return html`<span class="badge bad">${icon("ban", "small")} Opted out</span> <span class="faint">${known.reason} ${time(known.at)}</span>`;
  return html`<span class="badge good">${icon("check", "small")} Allowed</span>`;
}

function answersState(settings, { conversation, timeline, now }) {
  const { isOn, until, by } = automaticAnswers(settings, { conversation, entries: timeline.entries.all, now });
  if (!isOn) return words.answersOff;
  return until ? words.answersPause[by](comingWhen(until)) : words.answersOn;
}

function blockedBy({ at, by }, { members, isWatching }, actions) {
  return html`<span class="faint"><bdi>${members.get?.(by.id)?.name ?? by.name ?? by.id}</bdi>, ${time(at)}</span>
    ${isWatching ? nothing : html`<button type="button" class="link" @click=${actions.block}>${blockWords.unblock}</button>`}`;
}

function attribute(name, value, { panel, isWatching }, actions) {
  const { editing } = panel;
  if (editing?.field === "attribute" && editing.name === name && !editing.isNew) return fact(name, editField(editing, name, actions));
  return fact(name, html`<bdi>${value}</bdi>${isWatching ? nothing : html`
    <button type="button" class="button ghost icon small" aria-label="Change ${name}" @click=${() => actions.edit({ field: "attribute", name, value })}>${icon("pencil", "small")}</button>`}`);
}

function labelSection({ conversation, labels, isWatching }, actions) {
  return html`
    <section>
      <header><h3>Labels</h3>${isWatching ? nothing : add("Change the labels", actions.labels)}</header>
      ${conversation.labels?.length ? html`<p class="chips">${labelChips(conversation, labels)}</p>` : html`<p class="faint">None</p>`}
    </section>`;
}

const add = (label, run) => html`<button type="button" class="button ghost icon small" aria-label=${label} title=${label} @click=${run}>${icon("plus", "small")}</button>`;

function notes({ panel, isWatching, members }, actions) {
  const { editing } = panel;
  return html`
    <section>
      <header><h3>Notes</h3>${isWatching ? nothing : add("Add a note about the contact", () => actions.edit({ field: "note", value: "" }))}</header>
      ${editing?.field === "note" ? editField(editing, "Note", actions) : nothing}
      ${whenLoaded(panel.notes, {
        what: "Notes",
        skeleton: () => nothing,
        empty: () => html`<p class="faint">None</p>`,
        view: (all) => all.map((note) => html`<p class="pnote"><span dir="auto">${note.body}</span><span class="t-meta"><bdi>${members.get?.(note.by.id)?.name ?? note.by.name ?? note.by.id}</bdi>, ${time(note.createdAt)}</span></p>`),
      })}
    </section>`;
}
