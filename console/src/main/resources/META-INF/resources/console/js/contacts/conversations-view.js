import { html, nothing } from "../lib/html.js";
import { isolated, withPhonesInOrder } from "../lib/written-text.js";
import { icon } from "../parts/icon.js";
import { whenLoaded } from "../parts/loaded.js";
import { time } from "../parts/time.js";
import { channelWords } from "./words.js";

/** The conversations with the contact, over all channels and numbers. */
export const conversationsView = (state) => html`
  <section aria-labelledby="contact-conversations">
    <header><h2 id="contact-conversations" class="t-sect">Conversations</h2>
      <a class="t-meta" href="/calls?contact=${encodeURIComponent(state.page.id)}">All calls</a>
    </header>
    ${whenLoaded(state.page.conversations, {
      what: "The conversations",
      skeleton: () => nothing,
      empty: () => html`<p class="t-meta">None yet.</p>`,
      view: () => html`<ul class="contact-conversations">${state.page.summary.conversations.map((one) => conversationView(one, state))}</ul>`,
    })}
  </section>`;

const conversationView = (conversation, { members, numbers }) => {
  const { id, channel, lastMessage, ourAddress, ourNumber, status, assignee } = conversation;
  const ours = ourNumber?.name ?? numbers.name(ourAddress) ?? ourNumber?.display;
  const facts = [channelWords(channel), isolated(ours), status === "open" ? undefined : status, assignee && isolated(members.name(assignee))];
  return html`<li>
    <a href="/inbox/all/${encodeURIComponent(id)}">
      ${icon(lastMessage?.kind === "call" ? "phone" : channel === "whatsapp" ? "message-circle" : "message-square", "small")}
      <span><span class="preview" dir="auto">${withPhonesInOrder(lastMessage?.preview ?? "") || (lastMessage?.kind === "call" ? "Call" : "Attachment")}</span><span class="t-meta">${facts.filter(Boolean).join(" · ")}</span></span>
      ${lastMessage ? time(lastMessage.at) : nothing}
    </a>
  </li>`;
};
