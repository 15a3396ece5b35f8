import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";
import { webAddress } from "../../lib/written-text.js";
import { withPhonesInOrder } from "../../lib/written-text.js";

/** The parts of a message that are neither text nor media, as small cards: what it quotes, where it came from, a place. */
export function messageCards({ details, quoteOf, retryOf }, state) {
  const cards = [
    details?.referral && referral(details.referral),
    details?.forward && line("corner-down-right", details.forward.often ? "Forwarded many times" : "Forwarded"),
    (details?.reply || quoteOf) && quote(state.entry(quoteOf)),
    retryOf && line("rotate-ccw", "Sent again"),
    details?.location && place(details.location),
    details?.choice && choice(details),
    details?.flow && form(details.flow),
  ].filter(Boolean);
  return cards.length ? cards : nothing;
}

const line = (name, text) => html`<p class="card-line">${icon(name, "small")} ${text}</p>`;

function quote(entry) {
  const message = entry?.message;
  if (!message) return html`<blockquote>An earlier message</blockquote>`;
  const who = message.direction === "outbound" ? "You: " : "";
  return html`<blockquote>${who}<bdi>${withPhonesInOrder(shortened(message.body || "Attachment"))}</bdi></blockquote>`;
}

function place({ latitude, longitude, address, label }) {
  const isPlace = Number.isFinite(latitude) && Number.isFinite(longitude);
  const map = isPlace
    ? `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`
    : undefined;
  return html`
    <div class="file place">
      ${icon("map-pin", "large")}
      <div>
        <b dir="auto">${label || "Location"}</b>
        ${address ? html`<span class="t-meta" dir="auto">${address}</span>` : nothing}
        ${map ? html`<a href=${map} target="_blank" rel="noopener noreferrer nofollow">Show on a map</a>` : nothing}
      </div>
    </div>`;
}

const choice = ({ type, choice: { description } }) =>
  html`<p class="card-line">${icon("list-checks", "small")} ${type === "list" ? "Chosen from a list" : "Pressed a button"}
    ${description ? html`<span dir="auto">· ${description}</span>` : nothing}</p>`;

function form({ name, data }) {
  return html`
    <details class="form-answers">
      <summary>${icon("list-checks", "small")} ${name || "Form"}</summary>
      <dl>${answers(data).map(([key, value]) => html`<div><dt dir="auto">${key}</dt><dd dir="auto">${value}</dd></div>`)}</dl>
    </details>`;
}

/** The answers of a form are JSON, which is cut when it is very long. */
function answers(data) {
  try {
    return Object.entries(JSON.parse(data)).map(([key, value]) => [key, typeof value === "object" ? JSON.stringify(value) : String(value)]);
  } catch {
    return [["Answers", data]];
  }
}

function referral({ headline, body, sourceUrl }) {
  const href = webAddress(sourceUrl ?? "");
  return html`
    <div class="file referral">
      ${icon("megaphone", "large")}
      <div>
        <span class="t-meta">From an advertisement</span>
        <b dir="auto">${headline || "Advertisement"}</b>
        ${body ? html`<span dir="auto">${shortened(body)}</span>` : nothing}
        ${href ? html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow" title=${href}>${new URL(href).host}</a>` : nothing}
      </div>
    </div>`;
}

const shortened = (text) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
