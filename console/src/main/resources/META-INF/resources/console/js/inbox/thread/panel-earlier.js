import { durationWords } from "../../lib/amounts.js";
import { html } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { nothing } from "../../lib/html.js";
import { isolated, withPhonesInOrder } from "../../lib/written-text.js";
import { time } from "../../parts/time.js";
import { words } from "./words.js";

const CALLS = { answered: "Answered call", voicemail: "Voicemail", missed: "Missed call", busy: "Busy", "no-answer": "No answer", failed: "Call failed", ongoing: "Call" };

/** The customer's other conversations and last calls, newest first. */
export function earlierSection({ panel, conversation }) {
  const others = (panel.conversations.value ?? []).filter(({ id }) => id !== conversation.id).map(conversationItem);
  const calls = (panel.calls.value ?? []).map(callItem);
  const items = [...others, ...calls].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, 8);
  const problem = panel.conversations.problem ?? panel.calls.problem;
  return html`
    <section>
      <header><h3>Earlier</h3>${items.length ? html`<span class="t-meta num">${items.length}</span>` : nothing}</header>
      ${problem ? html`<p class="faint" role="status">Cannot be loaded. Trying again.</p>` : nothing}
      ${items.length ? html`<ul class="earlier">${items.map(row)}</ul>` : problem ? nothing : html`<p class="faint">Nothing else</p>`}
    </section>`;
}

const row = ({ href, look, picture, text, at }) => html`
  <li><a href=${href}><span class="channel ${look}">${icon(picture, "small")}</span><span dir="auto">${text}</span>${time(at)}</a></li>`;

function conversationItem({ id, channel, lastMessage, ourNumber, updatedAt }) {
  const isWhatsapp = channel === "whatsapp";
  return {
    href: `/inbox/all/${encodeURIComponent(id)}`,
    look: isWhatsapp ? "wa" : "sms",
    picture: isWhatsapp ? "message-circle" : "message-square",
    text: withPhonesInOrder(lastMessage?.preview ?? "") || `${words.channel(channel)} with ${isolated(ourNumber?.name ?? ourNumber?.display ?? "")}`,
    at: lastMessage?.at ?? updatedAt,
  };
}

const callItem = ({ id, result, durationSeconds, startedAt }) => ({
  href: `/calls/${encodeURIComponent(id)}`,
  look: "voice",
  picture: "phone",
  text: `${CALLS[result] ?? "Call"}${result === "answered" && durationSeconds ? `, ${durationWords(durationSeconds)}` : ""}`,
  at: startedAt,
});
