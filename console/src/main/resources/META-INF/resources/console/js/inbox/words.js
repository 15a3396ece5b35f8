import { amount, numberWords } from "../lib/amounts.js";
import { comingWhen } from "../lib/times.js";
import { isolated } from "../lib/written-text.js";
import { listWords } from "./list/words.js";

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

export { viewWords } from "./list/words.js";

const CHANNELS = { sms: "SMS", whatsapp: "WhatsApp", rcs: "RCS", messenger: "Messenger", mms: "MMS" };

export const channelWords = (channel) => CHANNELS[channel] ?? channel;

/** Whom a conversation is with: the name, or the number in groups. */
export const personWords = ({ contact, contactName, theirAddress }) =>
  contact?.name || contactName || contact?.display || theirAddress;

/** What the digits of an address tell: "Germany, mobile". */
export function describeAddress({ country, kind, display, name }) {
  const place = country ? COUNTRIES.of(country) : "";
  const what = kind && kind !== "unknown" ? kind.replaceAll("-", " ") : "";
  return [place, what].filter(Boolean).join(", ") || (name ? display : "") || "";
}

const conversations = (number) => amount(number, { one: "conversation", other: "conversations" });

export const words = {
  ...listWords,

  // Rows
  you: "You",
  sentBy: "Sent",
  draft: "Draft:",
  nothingSaid: "No messages yet",
  optedOut: "Opted out",
  call: "Call",
  scheduledFor: (when) => `Scheduled for ${when}:`,
  attachment: "Attachment",
  notDelivered: "Not delivered",
  unread: "unread",
  isPinned: "Pinned",
  assigneeIs: (name) => `Assigned to ${isolated(name)}`,
  isHere: (name, doing) => (doing === "typing" ? `${name} is typing` : `${name} is looking at it`),
  select: (name) => `Select ${name}`,

  // Arrivals
  contact: "Contact",
  newFrom: (conversation, { from, body }) =>
    `New message from ${conversation ? personWords(conversation) : from}: ${body?.slice(0, 200) || "an attachment"}`,
  newMessages: (number) => `${numberWords(number)} new messages`,

  // Actions
  close: "Close",
  reopen: "Open again",
  snooze: "Snooze",
  assign: "Assign",
  assignToMe: "Assign to me",
  markRead: "Mark as read",
  markUnread: "Mark as unread",
  closed: "Closed.",
  reopened: "Opened again.",
  pinned: "Pinned.",
  unpinned: "No longer pinned.",
  labelled: (name, isOn) => `${name ? isolated(name) : "The label"} was ${isOn ? "added" : "removed"}.`,
  assigned: (name) => (name ? `Assigned to ${isolated(name)}.` : "Assigned to nobody."),
  refused: (problem) =>
    problem.status === 412 ? "Another person changed this just now. Look again and decide." : problem.message,
  bulk: "Change the selected conversations",
  selected: (number) => `${numberWords(number)} selected`,
  atMost: (number) => `at most ${numberWords(number)}`,
  bulkDone: (done, changed, failed) =>
    failed > 0 ? `${done} ${conversations(changed)}. ${numberWords(failed)} could not be changed.` : `${done} ${conversations(changed)}.`,
  bulkWaits: (done, number) => `${done} ${conversations(number)}. The server is told when you are online again.`,
  did: { close: "Closed", open: "Opened", snooze: "Snoozed", assign: "Assigned", label: "Labelled", read: "Marked as read:" },
  isGone: "There is no such conversation any more",
  notChanged: "Could not be changed",

  // Choosing
  assignTo: "Assign to",
  snoozeUntil: "Snooze until",
  labels: "Labels",
  pickers: { assign: "Assign", snooze: "Snooze", label: "Labels" },
  meNamed: (name) => `${isolated(name)} (me)`,
  nothingFound: "Nothing found",
  isChosen: "chosen",
  noLabels: "There are no labels yet.",

  // Search
  search: "Search",
  searchResults: "Search results",
  searchFor: "Names, numbers, texts, notes, calls",
  backToList: "Back to the list",
  kinds: "What is found",
  found: { contact: "People", message: "Messages", call: "Calls", note: "Notes" },
  allFound: (kind) => `All ${kind.toLowerCase()}`,
  more: "Show more",
  tryAgain: "Try again",
  searchStart: { words: "Search in everything", detail: "Names, numbers in any form, texts, notes and what was said in calls." },
  nothingFor: (text) => `Nothing has “${text.slice(0, 60)}”`,
  searchHint: "What came in a moment ago can be found within seconds.",
  searchOffline: "You are offline: only what this page knows is searched, by name and number.",
  unnamed: { contact: "Unnamed", message: "Unnamed", call: "Unnamed", note: "Note" },

  // New message
  toHint: "A name, or a number with its country code.",
  toPlaceholder: "+1 555 123 4567",
  by: "By",
  fromSettings: "Chosen by the settings",
  template: "Template",
  noTemplate: "None, write a text",
  approved: (name) => `${name} (approved by WhatsApp)`,
  valueFor: (number) => `Value for {{${number}}}`,
  text: "Message",
  letters: (text) => `${numberWords(text.length)} of 1,600`,
  already: "There is a conversation with them already. The message goes there.",
  openIt: "Open it",
  send: "Send",
  sending: "Sending …",
  goesOutLater: "It waits for the connection and goes out by itself, once.",
};

export const snoozeWords = (until) => (until ? `Snoozed until ${comingWhen(until)}.` : "Snoozed until they answer.");
