import { amount, listWords } from "./amounts.js";
import { comingWhen } from "./times.js";
import { isolated } from "./written-text.js";

const NOUNS = {
  answer: { one: "answer", other: "answers" },
  note: { one: "note", other: "notes" },
  change: { one: "change", other: "changes" },
};

/** What an entry of the outbox is: an answer or a new message to a customer, a note for the team, or a change of something. */
export function kindOf({ method, path }) {
  if (method !== "POST") return "change";
  return path.endsWith("/messages") ? "answer" : path.endsWith("/notes") ? "note" : "change";
}

/** How much waits: "2 answers wait", "1 answer and 1 change wait"; empty for nothing. */
export const waitingWords = (entries) => (entries.length ? `${amounts(entries)} ${entries.length === 1 ? "waits" : "wait"}` : "");

/** How much was refused: "1 answer was not sent." */
export const refusedWords = (entries) => `${amounts(entries)} ${entries.length === 1 ? "was" : "were"} not sent.`;

function amounts(entries) {
  const numbers = Map.groupBy(entries, kindOf);
  const kinds = Object.keys(NOUNS).filter((kind) => numbers.has(kind));
  return listWords(kinds.map((kind) => amount(numbers.get(kind).length, NOUNS[kind])));
}

/** What a change of a conversation does, as the one who waits for it says it: "Assign to Jonas", "Close". */
export function changeWords({ body = {}, words }, nameOf) {
  if (words) return words;
  if ("assignee" in body) return body.assignee ? `Assign to ${isolated(nameOf(body.assignee))}` : "Assign to nobody";
  if (body.status === "closed") return "Close";
  if (body.status === "open") return "Open again";
  if ("snoozedUntil" in body || body.status === "snoozed") return body.snoozedUntil ? `Snooze until ${comingWhen(body.snoozedUntil)}` : "Snooze until they answer";
  if ("labels" in body) return "Change the labels";
  if ("pinned" in body) return body.pinned ? "Pin" : "Unpin";
  return "Change the conversation";
}
