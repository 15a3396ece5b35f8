import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { diff } from "../../parts/diff.js";
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
export const fieldDifference = ({ name, actual, desired }) => html`<p class="diff-name">
    <b>${fieldName(name)}</b> <span class="quiet">${actual ? "was changed at Twilio" : "is empty at Twilio"}</span>
  </p>
  ${hasAndShould({ actual, desired })}`;

export const hasAndShould = ({ actual, desired }) => diff({ before: actual ?? "", after: desired ?? "", names: ["has", "should"] });

/** Who changed a field last on our side, and when. */
export function repairedWords({ repairedAt, repairedBy }, nameOfMember) {
  if (!repairedAt) return nothing;
  const by = repairedBy?.startsWith("system:") ? "by itself" : `by ${nameOfMember(repairedBy)}`;
  return html`<span class="t-meta">last set ${momentWords(repairedAt)} ${repairedBy ? by : ""}</span>`;
}
