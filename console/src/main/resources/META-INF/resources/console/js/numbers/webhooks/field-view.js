import { html, nothing } from "../../lib/html.js";
import { momentWords } from "../words.js";

/** Provisioning compares and repairs all numbers every five minutes. */
export const nextRepairWords = "by itself within 5 min";

const NAMES = {
  VoiceUrl: "Voice URL",
  VoiceMethod: "Voice method",
  VoiceFallbackUrl: "Voice fallback URL",
  VoiceFallbackMethod: "Voice fallback method",
  StatusCallback: "Status URL of calls",
  StatusCallbackMethod: "Status method of calls",
  SmsUrl: "Text URL",
  SmsMethod: "Text method",
  SmsFallbackUrl: "Text fallback URL",
  SmsFallbackMethod: "Text fallback method",
};

export const fieldName = (name) => NAMES[name] ?? name;

/** What a field has and what it should have, with the part that differs marked. */
export function fieldDifference({ name, actual, desired }) {
  return html`<p class="diff-name"><b>${fieldName(name)}</b> <span class="quiet">${actual ? "was changed at Twilio" : "is empty at Twilio"}</span></p>
    <dl class="diff">
      <div class="is">
        <dt>has</dt>
        <dd class="mono">${actual ? marked(actual, desired) : html`<i>nothing</i>`}</dd>
      </div>
      <div class="should">
        <dt>should</dt>
        <dd class="mono">${desired || html`<i>nothing</i>`}</dd>
      </div>
    </dl>`;
}

/** Marks what stands between the common beginning and the common end of two texts. */
export function parts(actual, desired) {
  let start = 0;
  while (start < actual.length && actual[start] === desired[start]) start++;
  let end = 0;
  const longest = Math.min(actual.length, desired.length) - start;
  while (end < longest && actual.at(-1 - end) === desired.at(-1 - end)) end++;
  return [actual.slice(0, start), actual.slice(start, actual.length - end), actual.slice(actual.length - end)];
}

function marked(actual, desired) {
  const [before, different, after] = parts(actual, desired);
  return html`${before}<mark>${different}</mark>${after}`;
}

/** Who changed a field last on our side, and when. */
export function repairedWords({ repairedAt, repairedBy }, nameOfMember) {
  if (!repairedAt) return nothing;
  const by = repairedBy?.startsWith("system:") ? "by itself" : `by ${nameOfMember(repairedBy)}`;
  return html`<span class="t-meta">last set ${momentWords(repairedAt)} ${repairedBy ? by : ""}</span>`;
}
