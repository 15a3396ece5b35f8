import { html, nothing } from "../lib/html.js";
import { isolated } from "../lib/written-text.js";
import { avatar } from "../parts/avatar.js";
import { colourDot } from "../parts/colour-dot.js";
import { phoneNumber } from "../parts/phone-number.js";
import { time } from "../parts/time.js";
import { contactAddress } from "./filters.js";
import { channelWords } from "./words.js";

/** One contact of the list with the chosen columns. What is not known of it yet is asked for when it comes into view. */
export function contactRow({ id, name, display, snippet, ...row }, state, actions) {
  const contact = state.store.people.get(id) ?? row.contact;
  const summary = state.store.conversations.get(id) ?? row.summary;
  const called = contact?.name ?? name;
  const address = contact?.addresses[0];
  const shown = called ?? address?.display ?? display ?? snippet?.text ?? "…";
  const isChosen = state.store.chosen.has(id);
  return html`<div class="contact-item" data-chosen=${isChosen ? "true" : nothing}>
    <input type="checkbox" aria-label="Choose ${shown}" title="Choose (x)" .checked=${isChosen} @change=${() => actions.toggle(id)} />
    <a class="contact-row" href=${contactAddress(id)} data-id=${id} data-testid="contact">
      <span class="contact-name">${avatar({ id, name: called, display: shown }, { size: "small" })}<b dir="auto">${shown}</b></span>
      ${state.columns.map((column) => html`<span class="cell" data-column=${column}>${CELLS[column]({ contact, summary, display }, state)}</span>`)}
    </a>
  </div>`;
}

const CELLS = {
  address: ({ contact, display }) => (contact ? addressesView(contact) : display ? html`<span class="num">${display}</span>` : nothing),
  recent: ({ summary }) => (summary?.lastAt ? time(summary.lastAt) : nothing),
  labels: ({ summary }, { labels }) => (summary ? chips(labels.of(summary.labels)) : nothing),
  owner: ({ summary }, { members }) => (summary?.owner ? html`<span dir="auto">${members.name(summary.owner)}</span>` : nothing),
  consent: ({ summary }) => (summary?.optedOut > 0 ? html`<span class="badge bad">Opted out</span>` : nothing),
  created: ({ contact }) => (contact ? time(contact.createdAt) : nothing),
  attributes: ({ contact }) => (contact ? attributeWords(contact.attributes) : nothing),
};

function addressesView({ addresses }) {
  const [{ value, display, channel }, ...others] = addresses;
  const isPhone = /^\+\d/.test(value);
  return html`${isPhone ? phoneNumber(value, display) : html`<bdi>${display}</bdi>`}
    ${others.length > 0
      ? html`<span class="faint" title=${others.map((one) => one.display).join(", ")}>+${others.length}</span>`
      : channel === "sms" ? nothing : html`<span class="faint">${channelWords(channel)}</span>`}`;
}

const chips = (labels) => labels.map(({ name, colour }) => html`<span class="chip">${colourDot(colour)}<span dir="auto">${name}</span></span>`);

const attributeWords = (attributes) =>
  html`<span dir="auto">${Object.entries(attributes).map(([name, value]) => `${isolated(name)}: ${isolated(String(value))}`).join(", ")}</span>`;
