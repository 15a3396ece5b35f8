import { theirTime, zonesOf } from "../inbox/thread/their-time.js";
import { blockWords } from "../lib/block-words.js";
import { html, keyed, nothing } from "../lib/html.js";
import { avatar } from "../parts/avatar.js";
import { copyButton } from "../parts/copy-button.js";
import { icon } from "../parts/icon.js";
import { menu } from "../parts/menu.js";
import { phoneNumber } from "../parts/phone-number.js";
import { time } from "../parts/time.js";
import { attributesView } from "./attributes-view.js";
import { duplicatesView } from "./duplicates-view.js";
import { nameOf } from "./merge.js";
import { nameField } from "./name-view.js";
import { channelWords, kindWords } from "./words.js";

/** Who the contact is: name, ways to reach it, addresses, permissions, and what the tenant noted. */
export const panelView = (contact, state, actions) => html`
  <header class="contact-top">
    ${avatar({ id: contact.id, name: contact.name, display: nameOf(contact) }, { size: "large" })}
    <div>${nameField(contact, state, actions)}
      <p class="t-meta">Known since ${time(contact.createdAt)}</p>
      ${contact.blocked ? blockedView(contact, state, actions) : nothing}
    </div>
  </header>
  ${quickView(contact, state, actions)} ${mergesView(contact, state, actions)} ${duplicatesView(state, actions)}
  <section aria-labelledby="contact-addresses">
    <header><h2 id="contact-addresses" class="t-sect">Addresses</h2>${addButton(state, actions)}</header>
    <ul class="contact-addresses">${contact.addresses.map((address) => addressView(address, state))}</ul>
    ${localTimeView(contact, state)}
    ${state.isAddingAddress ? keyed("adding", actions.addressForm()) : nothing}
  </section>
  ${consentView(state)} ${attributesView(contact, state, actions)}`;

/** Says by whom the contact is blocked, and what that does. */
const blockedView = (contact, { members, isReadOnly }, { block }) => html`<p class="t-meta" data-testid="blocked-contact">
  <span class="badge bad" title=${blockWords.effect}>${icon("ban", "small")} ${blockWords.blocked}</span>
  <bdi>${members.get(contact.blocked.by.id)?.name ?? contact.blocked.by.name ?? contact.blocked.by.id}</bdi>, ${time(contact.blocked.at)}
  ${isReadOnly ? nothing : html`<button type="button" class="button ghost small" @click=${() => block(contact, false)}>${blockWords.unblock}</button>`}
</p>`;

const quickView = (contact, state, { call, more }) => {
  const newest = state.page.summary.conversations[0];
  return html`<div class="contact-quick">
    ${isPhone(contact.addresses[0]) ? html`<button type="button" class="button" @click=${() => call(contact)}>${icon("phone", "small")} Call</button>` : nothing}
    ${newest ? html`<a class="button" href="/inbox/all/${encodeURIComponent(newest.id)}">${icon("message-square", "small")} Write</a>` : nothing}
    ${menu({ label: "More", icon: "ellipsis", items: more(contact) })}
  </div>`;
};

const isPhone = ({ value }) => /^\+\d/.test(value);

const addButton = ({ isReadOnly }, { toggleAddress }) =>
  isReadOnly
    ? nothing
    : html`<button type="button" class="button ghost icon small" aria-label="Add an address" title="Add an address" @click=${toggleAddress}>${icon("plus", "small")}</button>`;

function addressView(address, { kinds }) {
  const { channel, value, display } = address;
  const known = isPhone(address) ? kinds.get(value) : undefined;
  return html`<li>
    ${isPhone(address) ? phoneNumber(value, display) : html`<bdi>${display}</bdi>`}
    <span class="t-meta">${[channelWords(channel), known && kindWords(known)].filter(Boolean).join(" · ")}</span>
    ${copyButton(value, `Copy ${display}`)}
  </li>`;
}

/** What the clocks show where the contact is, as far as its attributes or its number tell. */
function localTimeView({ addresses, attributes }, { kinds }) {
  const phone = addresses.find(isPhone);
  const there = theirTime(zonesOf({ country: phone && kinds.get(phone.value)?.country, attributes }));
  return there
    ? html`<p class="t-meta" data-testid="local-time">Local time <span class="num">${there.words}</span> ${there.place}</p>`
    : nothing;
}

/** Permission holds for a pair of addresses, so it is told for each of our numbers. */
function consentView({ page, numbers }) {
  const { conversations } = page.summary;
  if (conversations.length === 0) return nothing;
  return html`<section aria-labelledby="contact-consent">
    <header><h2 id="contact-consent" class="t-sect">Texts</h2></header>
    <ul class="contact-consent">
      ${conversations.map(
        ({ consent, ourAddress, ourNumber, channel }) => html`<li>
          ${consent?.state === "opted-out"
            ? html`<span class="badge bad">${icon("ban", "small")} Opted out</span>`
            : html`<span class="badge good">${icon("check", "small")} Allowed</span>`}
          <span class="quiet">${channelWords(channel)} from <bdi>${ourNumber?.name ?? numbers.name(ourAddress) ?? ourNumber?.display ?? ourAddress}</bdi></span>
          ${consent ? html`<span class="t-meta">${time(consent.at)}${consent.reason ? html`, <span dir="auto">${consent.reason}</span>` : nothing}</span>` : nothing}
        </li>`,
      )}
    </ul>
  </section>`;
}

function mergesView(contact, { page, merges, isReadOnly }, { undoMerge }) {
  return merges.undoable(contact.id, page.merges.value).map(
    (merge) => html`<p class="contact-merged t-meta">
      ${icon("merge", "small")}<span>Merged with <bdi>${merge.with}</bdi>, ${time(merge.at)}</span>
      ${isReadOnly ? nothing : html`<button type="button" class="button ghost small" @click=${() => undoMerge(merge)}>Undo</button>`}
    </p>`,
  );
}
