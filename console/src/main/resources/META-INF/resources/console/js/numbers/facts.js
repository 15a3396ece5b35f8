import { numberWords } from "../lib/amounts.js";
import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { sparkline } from "../parts/sparkline.js";
import { switchControl } from "../parts/switch-control.js";
import { time } from "../parts/time.js";
import { CHANNELS } from "./words.js";

/** The channels of a number as switches, and its use at a glance. */
export function facts(state, actions, number) {
  const { usage } = state.store;
  return html`<div class="facts">
    ${CHANNELS.map((channel) => channelSwitch(state, actions, number, channel))}
    ${state.isAdmin ? html`<span class="sep"></span>${use(usage.value)}` : nothing} ${lastWebhook(state)}
  </div>`;
}

function channelSwitch(state, actions, number, channel) {
  const isPossible = channel.channel === "whatsapp" || number.capabilities.includes(channel.channel);
  const control = switchControl({
    label: channel.words,
    isOn: number.enabledChannels[channel.field],
    disabled: state.isReadOnly || !isPossible,
    onChange: (isOn) => actions.switchChannel(channel, isOn),
  });
  return html`<div title=${isPossible ? nothing : "Twilio does not offer this for the number."}>
    <span class="t-label" aria-hidden="true">${channel.words}</span>${control}
  </div>`;
}

const use = (usage) => html`
  ${stat("Texts, 30 days", usage?.totals.messages, usage?.rows.map((row) => row.messages), "")}
  ${stat("Minutes", usage?.totals.voiceMinutes, usage?.rows.map((row) => row.voiceMinutes), "voice")}
`;

const stat = (words, total, values, kind) => html`<div class="stat">
  <span class="t-label">${words}</span><b class="num">${total === undefined ? "–" : numberWords(total)}</b>
  ${values?.length > 1 ? sparkline({ words: `${words} by day`, values, look: kind }) : nothing}
</div>`;

/** The newest of what the number, the comparison and the log know. */
export function lastWebhookAt({ number, comparison, log }) {
  const { textAt, callAt } = comparison.value?.lastReceived ?? number.value?.lastWebhook ?? {};
  return [textAt, callAt, log.value?.[0]?.at].filter(Boolean).sort().at(-1);
}

function lastWebhook(state) {
  const at = lastWebhookAt(state.store);
  const isKnown = state.store.comparison.value || state.store.log.value;
  return html`<div class="stat">
    <span class="t-label">Last webhook</span>
    <b title=${at ? nothing : "Silence is no fault: nobody may have texted or called."}>${at ? time(at, "ago") : isKnown ? "none yet" : "–"}</b>
  </div>`;
}
