import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { time } from "../../lib/times.js";
import "../../parts/count-down.js";
import { diff } from "../../parts/diff.js";
import { momentWords } from "../words.js";

/** When the next pass repairs what differs. Its time is about right; an older API does not tell it. */
export function nextRepair({ nextPassAt }) {
  const at = nextPassAt && new Date(nextPassAt);
  if (!at) return "by itself with the next pass";
  if (at <= new Date()) return "by itself any moment";
  return html`by itself in about <count-down .until=${at}></count-down><span class="visually-hidden">${time(at)}</span>`;
}

/** When it was first seen that something differs: by failed repairs, or by the doctor. Twilio tells nobody who changed it. */
export function firstSeen({ failing, whatsappSender, conversations }, finding) {
  const failures = [failing, whatsappSender?.failing, conversations?.failing].map((failure) => failure?.since);
  const found = finding?.id.startsWith("webhooks:") ? finding.since : undefined;
  const since = [...failures, found].filter(Boolean).sort()[0];
  return since ? `First seen ${momentWords(since)}. Twilio does not tell who changed it.` : "Seen just now. Twilio does not tell who changed it.";
}

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
