import { html } from "../../lib/html.js";
import { changeWords, kindOf } from "../../lib/waiting-words.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";
import { time } from "../../parts/time.js";
import { outboxDelivery } from "./delivery.js";
import { deliveryReason } from "./delivery-view.js";
import { joined } from "./message.js";
import { messageText } from "./message-text.js";
import { noteCard } from "./note-row.js";
import { status } from "./message.js";
import { menuWords } from "./words.js";

const STATUS = { waiting: "waiting", sending: "queued", refused: "not-sent", unknown: "unknown" };

/** A message, note or change that the server has not confirmed yet. */
export function outboxRow(entry, state, actions) {
  if (kindOf(entry) === "change") return change(entry, state, actions);
  const outcome = outboxDelivery(entry, state.isOffline);
  return isNote(entry) ? note(entry, outcome, state, actions) : message(entry, outcome, state, actions);
}

export const isNote = ({ path }) => path.endsWith("/notes");

function message(entry, outcome, state, actions) {
  const look = { waiting: "wait", failed: "failed", unsure: "unsure" }[outcome.kind] ?? "";
  return html`
    <li class="m out ${look} first" data-key=${entry.key} data-id=${entry.key} data-direction="outbound"
        data-status=${STATUS[entry.state]} data-testid="message">
      <div class="said">${files(entry)}${entry.words ? messageText(entry.words) : nothing}</div>
      ${outcome.reason !== undefined ? deliveryReason(entry, outcome, actions, state) : meta(entry, outcome, actions)}
    </li>`;
}

function note(entry, outcome, state, actions) {
  const shown = { body: entry.body.body, mentions: entry.body.mentions, by: state.session, createdAt: entry.at };
  const below = outcome.reason !== undefined ? deliveryReason(entry, outcome, actions, state) : meta(entry, outcome, actions);
  return html`<li class="note-row" data-key=${entry.key} data-testid="note" data-status=${STATUS[entry.state]}>${noteCard(shown, state, below)}</li>`;
}

function change(entry, { members, isOffline }, actions) {
  const isSending = entry.state === "sending";
  const waits = isOffline ? "waits for your connection" : "is tried again by itself";
  return html`
    <li class="event waits" data-key=${entry.key} data-testid="waiting-change">
      ${icon("cloud-off", "small")}
      <span dir="auto">${changeWords(entry, (id) => members.name(id))}: ${isSending ? "is sent" : waits}
        ${isSending ? nothing : html`· <button type="button" class="link" data-remedy="discard" @click=${() => actions.remedy("discard", entry)}>${menuWords.discard}</button>`}</span>
    </li>`;
}

const meta = (entry, outcome, actions) => html`
  <p class="meta ${outcome.kind === "waiting" ? "warn" : ""}">${joined([
    entry.at ? time(entry.at) : undefined,
    status(outcome),
    outcome.kind === "waiting"
      ? html`<button type="button" class="link" data-remedy="discard" @click=${() => actions.remedy("discard", entry)}>${menuWords.discard}</button>`
      : undefined,
  ].filter(Boolean))}</p>`;

function files({ files = [], body }) {
  const number = files.length + (body.mediaIds?.length ?? 0);
  return number ? html`<p class="card-line">${icon("paperclip", "small")} ${number === 1 ? "1 file" : `${number} files`}</p>` : nothing;
}
