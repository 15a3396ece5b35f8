import { durationWords } from "../lib/amounts.js";
import { afterRender } from "../lib/directives.js";
import { html, nothing } from "../lib/html.js";
import { phoneWords } from "../lib/phone.js";
import { field } from "./field.js";
import { icon } from "./icon.js";

const PHONE = /^\+[1-9]\d{6,14}$/;

const ENDINGS = {
  answered: "The call has ended.",
  busy: "The line is busy.",
  "no-answer": "They do not pick up.",
  failed: "The call could not be connected.",
  canceled: "The call was ended before they picked up.",
  unknown: "Twilio did not say whether it rang.",
};

/**
 * How far a call is that the person makes, as a bar: which phone rings now, the running clock, and how it ended. Where
 * calls cannot be made through Switchboard, the device's own telephone is offered.
 *
 * @param outgoing an `OutgoingCall`
 * @param now the present time in milliseconds, for the clock
 */
export function outgoingCall(outgoing, now) {
  if (outgoing.state === "idle") return nothing;
  if (outgoing.state === "asking") return askingView(outgoing);
  return html`<div class="outgoing-call" data-state=${outgoing.state} role="status" data-testid="outgoing-call">
    ${outgoing.isUnderWay ? html`<span class="spin"></span>` : icon(outgoing.state === "refused" ? "circle-alert" : "phone")}
    <p>${wordsOf(outgoing, now)}</p>
    ${endView(outgoing)}
  </div>`;
}

function wordsOf({ state, target, call, agent, problem }, now) {
  const them = html`<b dir="auto">${target.words}</b>`;
  switch (state) {
    case "starting":
      return html`Calling ${them} …`;
    case "ringing-you":
      return html`<b>Ringing you</b> on ${phoneWords(agent)}. Pick up, and ${them} is called.`;
    case "ringing-them":
      return html`<b>Ringing</b> ${them} …`;
    case "connected":
      return html`<b>Connected</b> with ${them} <span class="num" aria-hidden="true">${clockOf(call, now)}</span>`;
    case "refused":
      return html`${problem.detail ?? problem.message}`;
    default:
      return html`${them}: ${ENDINGS[call.result] ?? "The call has ended."}`;
  }
}

const clockOf = (call, now) => durationWords((now - Date.parse(call.answeredAt)) / 1000);

function endView(outgoing) {
  if (outgoing.isUnderWay) return outgoing.state === "starting" ? nothing : otherPhone(outgoing);
  return html`${outgoing.state === "refused" ? [againButton(outgoing), telLink(outgoing)] : nothing}
    <button type="button" class="button ghost icon small" aria-label="Close" @click=${() => outgoing.dismiss()}>${icon("x", "small")}</button>`;
}

const otherPhone = ({ state, agent }) =>
  state === "ringing-you" ? html`<span class="t-meta">Your phone ${phoneWords(agent)}</span>` : nothing;

const againButton = (outgoing) =>
  outgoing.problem.isRefusal
    ? nothing
    : html`<button type="button" class="button small" @click=${() => outgoing.tryAgain()}>Try again</button>`;

/** The device's own telephone, for those who may not call through Switchboard. */
export const telLink = ({ target }) =>
  target?.address ? html`<a class="button small" href="tel:${target.address}">${icon("phone", "small")} Call from this device</a>` : nothing;

function askingView(outgoing) {
  return html`<form class="outgoing-call asking" @submit=${(event) => ring(event, outgoing)} data-testid="outgoing-call">
    ${field({
      label: "Which phone of yours rings first?",
      hint: "In international form, such as +15005550006. Then the customer is called.",
      problem: outgoing.problem?.detail,
      control: ({ id, describedBy, invalid }) => html`<span class="field"
        ><input id=${id} name="phone" type="tel" autocomplete="tel" required pattern="\\+[1-9][\\s\\d]{6,20}" title="In international form, such as +15005550006"
          .value=${outgoing.agent ?? ""} aria-describedby=${describedBy} aria-invalid=${invalid}
          ${afterRender("asking", (input) => input.focus())}
      /></span>`,
    })}
    <label class="choice"><input type="checkbox" name="keep" checked /> Keep it in my profile</label>
    <p class="end">
      <button class="button primary">${icon("phone", "small")} Call</button>
      ${telLink(outgoing)}
      <button type="button" class="button ghost" @click=${() => outgoing.dismiss()}>Cancel</button>
    </p>
  </form>`;
}

function ring(event, outgoing) {
  event.preventDefault();
  const values = new FormData(event.target);
  const phone = values.get("phone").replace(/[\s().-]/g, "");
  if (PHONE.test(phone)) outgoing.ringFirst(phone, values.has("keep"));
}
