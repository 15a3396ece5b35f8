import { html, nothing } from "../lib/html.js";
import { avatar } from "../parts/avatar.js";
import { copyButton } from "../parts/copy-button.js";
import { hoursNow } from "./hours-words.js";
import { members as words } from "./words.js";

/** A member as colleagues see them, and what callers of their numbers meet. */
export function memberPreview(form) {
  const rule = form.get("forwarding");
  return html`
    <p class="set-person">${avatar({ id: form.get("id"), name: form.get("name") })} <b dir="auto">${form.get("name")}</b></p>
    <h3 class="t-sect">${words.preview}</h3>
    <ul class="set-effects">${(rule ? wayOf(form, rule) : [words.asCompany]).map((line) => html`<li>${line}</li>`)}</ul>
    ${form.get("hours") ? html`<p class="t-meta">${words.onlyWhile(hoursNow(form.get("hours")))}</p>` : nothing}`;
}

function wayOf(form, { to, atOnce, timeoutSeconds }) {
  const [mobile, office] = ["mobile", "office"].map((name) => form.get(name) || words.missing);
  const first = words.ringAt[to]?.(mobile, office, atOnce) ?? to;
  return ["mobile", "office", "both"].includes(to) ? [first, words.thenVoicemail(timeoutSeconds)] : [first];
}

/** How a person becomes a member. The console sends no mail and keeps no log-ins: those are the identity provider's. */
export const invitation = () => html`
  <h3 class="t-sect">${words.invite}</h3>
  <ol class="set-steps">
    ${words.inviteSteps.map((step, number) => html`<li>${step} ${number === 1 ? address() : nothing}</li>`)}
  </ol>`;

const address = () => html`<span class="set-address"><code>${location.origin}</code>${copyButton(location.origin, words.copyAddress)}</span>`;
