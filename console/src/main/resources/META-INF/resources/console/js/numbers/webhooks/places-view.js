import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { icon } from "../../parts/icon.js";
import { momentWords } from "../words.js";

const CHANNEL_WORDS = { sms: "Texts", voice: "Calls", whatsapp: "WhatsApp", conversations: "Conversations" };

/** What takes a part of the number's messages and calls besides its own fields: applications, services, senders, rules. */
export function places(comparison, state, actions, fieldTable) {
  const { messagingService, whatsappSender, conversations, webhookRules, debugger: debuggerWebhook } = comparison;
  return html`
    ${overrides(comparison, state, actions)} ${messagingService ? service(messagingService) : nothing}
    ${whatsappSender ? sender(whatsappSender, state, fieldTable) : nothing}
    ${conversations ? conversationsPlace(conversations, state, fieldTable) : nothing}
    ${webhookRules.map(({ name, match, hint }) => place("Webhook Rule", name, html`<span class="mono">${match || "all URLs"}</span> ${hint}`))}
    ${place("Debugger", debuggerWebhook.lastReceivedAt ? `last event ${momentWords(debuggerWebhook.lastReceivedAt)}` : "no event yet", debuggerWebhook.hint)}
  `;
}

const place = (what, name, words, tone = "") => html`<section class="place ${tone}">
  <h3>${what} <span class="quiet" dir="auto">${name}</span></h3>
  <p class="quiet">${words}</p>
</section>`;

function overrides({ unmanaged, conversations }, state, actions) {
  const taken = unmanaged.map(({ channel, managedBy }) => `${CHANNEL_WORDS[channel] ?? channel} by ${managedBy}`);
  if (conversations?.managedBy) taken.push(`Conversations by ${conversations.managedBy}`);
  if (taken.length === 0) return nothing;
  return html`<section class="place warn">
    <h3>${icon("triangle-alert", "small")} Something else takes: ${taken.join(", ")}</h3>
    <p class="quiet">Twilio ignores the number’s URLs there. Removing that at Twilio points it here.</p>
    ${state.isReadOnly
      ? nothing
      : html`<button class="button small" type="button" ?disabled=${state.isRepairing} @click=${actions.takeOver}>Remove it and repair …</button>`}
  </section>`;
}

const service = ({ name, sid, hint, losesTexts, inboundRequestUrl }) =>
  place(
    "Messaging Service",
    name || sid,
    html`${hint} ${inboundRequestUrl ? html`<span class="mono">${inboundRequestUrl}</span>` : nothing}`,
    losesTexts ? "warn" : "",
  );

const sender = (whatsapp, state, fieldTable) => html`
  ${place(
    "WhatsApp sender",
    whatsapp.status,
    whatsapp.managedBy ? `Managed by ${whatsapp.managedBy}.` : (whatsapp.failing?.detail ?? "Customers’ WhatsApp messages go to its URL, never to the number’s."),
    whatsapp.failing ? "warn" : "",
  )}
  ${whatsapp.managedBy ? nothing : fieldTable("The WhatsApp sender", whatsapp.fields, state)}
`;

const conversationsPlace = (conversations, state, fieldTable) => html`
  ${place("Conversations", "", conversations.failing?.detail ?? conversations.hint, conversations.failing ? "warn" : "")}
  ${conversations.managedBy ? nothing : fieldTable("Twilio Conversations, for all numbers of the account", conversations.fields, state)}
  ${(conversations.services ?? []).map((service) => conversationsService(service, state, fieldTable))}
`;

const SERVICE_WORDS = {
  "in-order": "Named in the settings; its conversations report here.",
  differs: "Named in the settings; its conversations report elsewhere until this is repaired.",
  "not-found": "Named in the settings, and Twilio has it no longer. Take it off the list there.",
  unmanaged: "Named in the settings; this installation does not manage Conversations.",
};

const conversationsService = ({ sid, state: found, fields, failing }, state, fieldTable) => html`
  ${place("Conversations Service", html`<span class="mono">${sid}</span>`, failing?.detail ?? SERVICE_WORDS[found], found === "in-order" && !failing ? "" : "warn")}
  ${fields.length ? fieldTable(`Conversations Service ${sid}`, fields, state) : nothing}
`;
