import { delivery } from "../inbox/thread/delivery.js";
import { listWords } from "../lib/amounts.js";
import { html, nothing } from "../lib/html.js";
import { mediaWords } from "../lib/media-words.js";
import { isolated } from "../lib/written-text.js";
import { outcomeIcon, summaryWords } from "../parts/call-outcome.js";
import { icon } from "../parts/icon.js";
import { time } from "../parts/time.js";
import { writtenText } from "../parts/written-text.js";
import { changeWords, channelWords } from "./words.js";

/** One entry of the timeline; its time leads to its place in the conversation. */
export const entryView = (entry, state) => (VIEWS[entry.kind] ?? unknownView)(entry, state);

const placeOf = ({ conversationId, id }) => `/inbox/all/${encodeURIComponent(conversationId)}?around=${encodeURIComponent(id)}`;

const VIEWS = { message: messageView, call: callView, note: noteView, change: changeView };

const NOT_DELIVERED = new Set(["failed", "undelivered"]);

function messageView(entry, { page, members }) {
  const { message } = entry;
  const isOurs = message.direction === "outbound";
  const failed = NOT_DELIVERED.has(message.status);
  const who = message.automatic ? "Automatic answer" : nameOfAuthor(message.by, members);
  return html`<div class="contact-entry" data-kind=${isOurs ? "out" : "in"}>
    <p class="said">
      <span class="visually-hidden">${isOurs ? "You wrote: " : "They wrote: "}</span>${message.body ? writtenText(message.body) : nothing}
      ${message.media?.length ? html`<span class="quiet">${icon("paperclip", "small")} ${mediaWords(message.media)}</span>` : nothing}
    </p>
    <p class="t-meta">
      ${[who, channelWhere(entry, page)].filter(Boolean).map((words) => html`<span dir="auto">${words}</span> · `)}<a href=${placeOf(entry)}>${time(entry.at, "time")}</a>
      ${failed ? html`· <span class="failed">${icon("circle-alert", "small")} ${failureWords(message)}</span>${message.errorCode ? html` <span class="num">Twilio ${message.errorCode}</span>` : nothing}` : nothing}
    </p>
  </div>`;
}

/** Why the message did not arrive, and what helps. */
function failureWords(message) {
  const { reason, remedy } = delivery(message);
  return [reason || "Not delivered.", remedy].filter(Boolean).join(" ");
}

/** The name of a member, of whom the token may have told the id only. */
const nameOfAuthor = (by, members) => by && (by.id === "rule" ? `The rule ${isolated(by.name)}` : isolated(by.name ?? members.name(by.id)));

/** The channel and our number, where the contact has several conversations. */
function channelWhere({ conversationId }, { summary }) {
  if (summary.conversations.length < 2) return undefined;
  const conversation = summary.conversations.find(({ id }) => id === conversationId);
  return conversation && `${channelWords(conversation.channel)}, ${isolated(conversation.ourNumber?.name ?? conversation.ourNumber?.display ?? conversation.ourAddress)}`;
}

function callView(entry) {
  const { call } = entry;
  const said = call.recordings.find(({ transcription }) => transcription)?.transcription;
  return html`<div class="contact-entry" data-kind="call">
    <p class="said">${outcomeIcon(call)}<a href="/calls/${encodeURIComponent(call.id)}">${summaryWords(call)}</a></p>
    ${said ? html`<p class="quiet" dir="auto">“${said}”</p>` : nothing}
    <p class="t-meta"><a href=${placeOf(entry)}>${time(entry.at, "time")}</a></p>
  </div>`;
}

function noteView(entry, { members }) {
  return html`
    <div class="contact-entry" data-kind="note">
    <p class="t-meta">${icon("lock", "small")} <b dir="auto">${nameOfAuthor(entry.note.by, members)}</b> · <a href=${placeOf(entry)}>${time(entry.at, "time")}</a></p>
    <p class="said">${writtenText(entry.note.body)}</p>
  </div>`;
}

function changeView(entry, { members, labels }) {
  const { kind, by, values = [] } = entry.change;
  const names = values.map((value) => isolated(labels.get(value)?.name ?? members.name(value)));
  const who = nameOfAuthor(by, members) ?? "The conversation";
  return html`<p class="contact-entry t-meta" data-kind="change">${changeWords(kind, who, listWords(names))} · ${time(entry.at, "time")}</p>`;
}

const unknownView = (entry) => html`<p class="contact-entry t-meta" data-kind="change">${entry.kind} · ${time(entry.at, "time")}</p>`;
