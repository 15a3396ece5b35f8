import { LOCALE } from "../../lib/locale.js";
import { clock } from "../../lib/times.js";
import { copyButton } from "../../parts/copy-button.js";
import { html } from "../../lib/html.js";
import { moment } from "../../lib/times.js";
import { nothing } from "../../lib/html.js";
import { phoneNumber } from "../../parts/phone-number.js";
import { authorName } from "./message.js";
import { delivery } from "./delivery.js";
import { words } from "./words.js";

/** Steps that are one to the reader of a timeline, and several to one who looks closer. */
const EARLY = { accepted: "Accepted", queued: "Queued" };

/** Everything that is known of a message: each status with its time, segments, price where Twilio has told it, SID. */
export function messageDetails(message, state, price) {
  const { status, errorCode, errorText, remedy, twilioSid } = message;
  const outcome = delivery(message);
  return html`
    <dl class="facts">
      ${fact("State", outcome.words)}
      ${errorCode ? fact("Reason", html`${errorText ?? outcome.reason} ${remedy ?? outcome.remedy} <span class="faint num">Twilio ${errorCode}</span>`) : nothing}
      ${fact(message.direction === "inbound" ? "From" : "Written by", authorName(message, state))}
      ${fact("Channel", html`${words.channel(message.channel)}, ${phoneNumber(message.from)} → ${phoneNumber(message.to)}`)}
      ${fact("Time", moment(message.createdAt))}
      ${message.segments ? fact("Segments", String(message.segments)) : nothing}
      ${price ? fact("Price", priceWords(price)) : nothing}
      ${message.retryOf ? fact("Sent again for", html`<code>${message.retryOf}</code>`) : nothing}
      ${message.contentSid ? fact("Template", html`<code>${message.contentSid}</code>`) : nothing}
      ${twilioSid ? fact("Twilio SID", html`<code>${twilioSid}</code> ${copyButton(twilioSid, "Copy the SID")}`) : nothing}
    </dl>
    ${history(message.statusHistory ?? [{ status, at: message.createdAt }])}`;
}

/** Twilio writes what is paid to it as a negative number, often of less than a cent. */
const priceWords = ({ price, currency }) =>
  new Intl.NumberFormat(LOCALE, { style: "currency", currency, maximumFractionDigits: 5 }).format(-Number(price));

const fact = (name, value) => html`<div><dt>${name}</dt><dd dir="auto">${value}</dd></div>`;

const history = (changes) => html`
  <h3 class="t-label">History</h3>
  <ol class="history">${changes.map(({ status, at, errorCode }) => html`
    <li><time class="num" datetime=${at} title=${moment(at)}>${clock(at)}</time> <span>${EARLY[status] ?? delivery({ status }).words}</span>
      ${errorCode ? html`<span class="faint num">${errorCode}</span>` : nothing}</li>`)}</ol>`;
