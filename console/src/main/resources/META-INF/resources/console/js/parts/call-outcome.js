import { durationWords } from "../lib/amounts.js";
import { html } from "../lib/html.js";
import { isConnected, isOngoing, isOpen, ringSeconds, secondsBetween } from "../state/call-facts.js";
import { icon } from "./icon.js";

/** What calls come to, in words. */
export const RESULT_WORDS = {
  answered: "Answered",
  voicemail: "Voicemail",
  missed: "Missed",
  busy: "Busy",
  "no-answer": "No answer",
  failed: "Failed",
  canceled: "Canceled",
  unknown: "Called or not",
};

const ICONS = {
  voicemail: "voicemail",
  missed: "phone-missed",
  busy: "phone-off",
  "no-answer": "phone-off",
  canceled: "phone-off",
  failed: "circle-x",
  unknown: "circle-help",
};

/** Direction and outcome of a call as one icon; red while a person has yet to see to it. */
export const outcomeIcon = (call) =>
  html`<span class="call-outcome" data-look=${lookOf(call)}>${icon(iconOf(call))}<span class="visually-hidden">${spoken(call)}</span></span>`;

function iconOf(call) {
  if (isConnected(call)) return "phone";
  const direction = call.direction === "inbound" ? "phone-incoming" : "phone-outgoing";
  return isOngoing(call) || call.result === "answered" ? direction : (ICONS[call.result] ?? direction);
}

function lookOf(call) {
  if (isOngoing(call)) return isConnected(call) ? "talking" : "ringing";
  if (isOpen(call) || call.result === "failed") return "open";
  return call.result === "answered" ? "answered" : "past";
}

const spoken = (call) => `${outcomeWords(call)}, ${call.direction === "inbound" ? "incoming" : "outgoing"}. `;

/** What a call came to, in a word or two. */
export function outcomeWords(call) {
  if (isConnected(call)) return "Talking";
  if (isOngoing(call)) return call.status === "ringing" || call.direction === "inbound" ? "Ringing" : "Calling";
  return RESULT_WORDS[call.result] ?? "Ended";
}

/** What a call came to, with how long: "Voicemail 0:24", "3:12", "rang 20 s". */
export function summaryWords(call) {
  const voicemail = call.recordings.find((recording) => recording.voicemail);
  if (call.result === "answered") return talkWords(call);
  if (call.result === "voicemail") return voicemail?.durationSeconds ? `Voicemail ${durationWords(voicemail.durationSeconds)}` : "Voicemail";
  const rang = ringSeconds(call);
  return call.result === "missed" && rang ? `Missed, rang ${rang} s` : outcomeWords(call);
}

function talkWords(call) {
  const talked = call.answeredAt && call.endedAt && secondsBetween(call.answeredAt, call.endedAt);
  const seconds = talked || call.durationSeconds;
  return seconds ? `Answered, ${durationWords(seconds)}` : "Answered";
}
