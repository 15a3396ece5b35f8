import { durationWords } from "../../lib/amounts.js";
import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { mediaWords } from "../../lib/media-words.js";
import { phoneWords } from "../../lib/phone.js";
import { moment } from "../../lib/times.js";
import { isolated } from "../../lib/written-text.js";
import { delivery } from "./delivery.js";
import { authorName } from "./message.js";
import { printWords as words } from "./words.js";

/** A conversation on paper: with whom, and each message and call with its author and time. Notes stay within the team. */
export function printView(entries, isWhole, state) {
  const { conversation, ourName } = state;
  const { contact, theirAddress } = conversation;
  return html`
    <h1>${contact?.name ? isolated(contact.name) : phoneWords(theirAddress, contact?.display)}</h1>
    <p>${phoneWords(theirAddress, contact?.display)} · ${words.with(ourName)} · ${words.printed(moment(new Date()))}</p>
    ${isWhole ? nothing : html`<p><b>${words.partly}</b></p>`}
    <ol>${entries.map((entry) => ROWS[entry.kind]?.(entry, state) ?? nothing)}</ol>`;
}

const ROWS = { message: messageRow, call: callRow };

const row = (author, at, state, content) => html`
  <li><p class="by"><b>${isolated(author)}</b> · ${moment(at)}${state ? html` · ${state}` : nothing}</p>${content}</li>`;

function messageRow({ message }, state) {
  const { body, media = [], direction, createdAt } = message;
  const files = media.length > 0 ? html`<p>[${mediaWords(media)}]</p>` : nothing;
  const outcome = direction === "outbound" ? delivery(message).words : undefined;
  return row(authorName(message, state), createdAt, outcome, html`${body ? html`<p class="text" dir="auto">${body}</p>` : nothing}${files}`);
}

function callRow({ call }, { conversation, ourName }) {
  const { direction, startedAt, durationSeconds, result } = call;
  const author = direction === "inbound" ? conversation.contact?.name || words.they : ourName;
  const length = durationSeconds && result === "answered" ? `, ${durationWords(durationSeconds)}` : "";
  return row(author, startedAt, undefined, html`<p>[${words.call(result)}${length}]</p>`);
}
