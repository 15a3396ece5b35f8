import { durationWords } from "../lib/amounts.js";
import { html, nothing } from "../lib/html.js";
import { phoneWords } from "../lib/phone.js";
import { copyButton } from "../parts/copy-button.js";
import { details } from "../parts/details.js";
import { phoneNumber } from "../parts/phone-number.js";
import { time } from "../parts/time.js";
import { ourAddress, ringSeconds } from "../state/call-facts.js";
import { callAddress } from "./filters.js";
import { COST_NOT_TOLD, priceWords, rungWords } from "./words.js";

/** What else is known of a call, down to Twilio's own words. */
export const factsView = (call, state) => html`
  <section class="call-part" aria-labelledby="call-facts">
    <h2 class="t-sect" id="call-facts">Details</h2>
    <dl class="call-facts">
      ${factsOf(call, state).map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}
    </dl>
    ${call.legs.length > 0 ? details({ words: "Lines", amount: call.legs.length, body: legsView(call, state) }) : nothing}
    ${details({ words: "All that Twilio reported", amount: call.statusHistory.length, body: historyView(call) })}
  </section>`;

function factsOf(call, { parties, members, store }) {
  const rang = ringSeconds(call);
  const facts = [
    ["Direction", call.direction === "inbound" ? "Incoming" : "Outgoing"],
    ["Our number", ourNumberView(call, parties)],
    ["Taken by", parties.taker(call)],
    ["Rang", rang ? `${rang} s` : undefined],
    ["Length", call.durationSeconds ? durationWords(call.durationSeconds) : undefined],
    ["Register name", call.callerName ? html`<span dir="auto">${call.callerName}</span>` : undefined],
    ["Cost", store.price && costView(store.price)],
    ["Dismissed", call.dismissedAt ? dismissedView(call, members) : undefined],
    ["Twilio SID", call.callSid ? html`<span class="mono">${call.callSid}</span>${copyButton(call.callSid, "Copy the SID")}` : undefined],
  ];
  return facts.filter(([, value]) => value);
}

function ourNumberView(call, parties) {
  const address = ourAddress(call);
  const name = parties.ours(call);
  const number = phoneNumber(address);
  return name === phoneWords(address) ? number : html`${name} <span class="faint">${number}</span>`;
}

/** What a later call settled leads to that call. */
function dismissedView({ dismissedAt, dismissedBy, followUpCallId }, members) {
  const who = html`<bdi>${members.name(dismissedBy)}</bdi>`;
  if (!followUpCallId) return html`${time(dismissedAt)} by ${who}`;
  const words = dismissedBy ? html`called back by ${who}` : "answered when they called again";
  return html`${time(dismissedAt)}, <a href=${callAddress(followUpCallId)}>${words}</a>`;
}

function costView({ value, problem }) {
  if (value) return priceWords(value);
  return problem?.code === "price-not-reported" ? html`<span class="faint">${COST_NOT_TOLD}</span>` : undefined;
}

const legsView = (call, { parties }) => html`
  <ul class="call-lines">
    ${call.legs.map(
      (leg) => html`<li>
        <b dir="auto">${parties.rung(leg.to)}</b> <span class="quiet">${rungWords({ status: leg.answered ? "answered" : leg.status, seconds: leg.durationSeconds })}</span>
        ${time(leg.startedAt, "clock")}
        <span class="mono faint">${leg.callSid}</span>
      </li>`,
    )}
  </ul>`;

const historyView = (call) => html`
  <ol class="call-lines">
    ${call.statusHistory.map(
      ({ status, at, leg }) => html`<li>
        ${time(at, "clock")} <b>${status}</b> ${leg ? html`<span class="mono faint">${leg}</span>` : html`<span class="faint">the call itself</span>`}
      </li>`,
    )}
  </ol>`;
