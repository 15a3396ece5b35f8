import { amount, numberWords } from "../lib/amounts.js";
import { comingWhen } from "../lib/times.js";

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });
const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

/** How many conversations: the counts of the API end at 1,000. */
export const amountWords = (number) => (number >= 1000 ? `${numberWords(1000)}+` : numberWords(number));

export const viewWords = { mine: "Mine", unassigned: "Unassigned", all: "All open", snoozed: "Snoozed", closed: "Closed" };

const CHANNELS = { sms: "SMS", whatsapp: "WhatsApp", rcs: "RCS", messenger: "Messenger", mms: "MMS" };

export const channelWords = (channel) => CHANNELS[channel] ?? channel;

/** Whom a conversation is with: the name, or the number in groups. */
export const personWords = ({ contact, contactName, theirAddress }) =>
  contact?.name || contactName || contact?.display || theirAddress;

/** Our number in a conversation, by its name where it has one. */
export const ourNumberWords = ({ ourNumber, ourAddress }) => ourNumber?.name || ourNumber?.display || ourAddress;

/** What the digits of an address tell: "Germany, mobile". */
export function describeAddress({ country, kind, display, name }) {
  const place = country ? COUNTRIES.of(country) : "";
  const what = kind && kind !== "unknown" ? kind.replaceAll("-", " ") : "";
  return [place, what].filter(Boolean).join(", ") || (name ? display : "") || "";
}

const day = (text) => DAY.format(new Date(`${text}T12:00`));

const hours = (number) => (number % 24 === 0 ? amount(number / 24, { one: "day", other: "days" }) : amount(number, { one: "hour", other: "hours" }));

const conversations = (number) => amount(number, { one: "conversation", other: "conversations" });

export const words = {
  // Rows
  you: "You",
  sentBy: "Sent",
  draft: "Draft:",
  noMessages: "No messages yet",
  optedOut: "Opted out",
  call: "Call",
  scheduledFor: (when) => `Scheduled for ${when}:`,
  attachment: "Attachment",
  notDelivered: "Not delivered",
  unread: "unread",
  isPinned: "Pinned",
  assigneeIs: (name) => `Assigned to ${name}`,
  isHere: (name, doing) => (doing === "typing" ? `${name} is typing` : `${name} is looking at it`),
  select: (name) => `Select ${name}`,

  // List
  list: "Conversations",
  conversationsTitle: "Conversations",
  chooseView: "Choose a view",
  options: "List options",
  filter: "Filter",
  newMessage: "New message",
  channel: "Channel",
  all: "All",
  calls: "Calls",
  amountOfView: (view, said) => (view === "closed" ? said : view === "snoozed" ? said : `${said} open`),
  newer: (number) => `${numberWords(number)} newer`,
  moreFailed: (problem) => `The next conversations cannot be loaded. ${problem.message}`,
  tryNow: "Try now",
  lookingThrough: (number) => `Looking through ${conversations(number)} …`,
  lookedThrough: (number) => `Looked through the newest ${conversations(number)}.`,
  lookFurther: "Look further",
  newestFirst: "Newest first",
  longestWaiting: "Longest waiting first",
  compact: "Compact rows",
  comfortable: "Comfortable rows",
  selectAll: "Select all that are loaded",
  selectNone: "Select none",
  filterText: "Name, number or text",

  // Filter
  number: "Our number",
  label: "Label",
  assignee: "Assigned to",
  waitingLonger: "Waiting longer than",
  hours,
  from: "From",
  to: "To",
  sort: "Order",
  only: "Only",
  unreadOnly: "Unread",
  failedOnly: "Not delivered",
  draftOnly: "With a draft",
  any: "Any",
  me: "Me",
  nobody: "Nobody",
  clear: "Clear",
  show: "Show",
  without: (said) => `Without “${said}”`,
  keep: "Save as a view",
  keepTitle: "Save this filter as a view",
  keepName: "Name",
  save: "Save",
  forget: "Remove from the views",
  chips: {
    text: (value) => `“${value}”`,
    number: (value, { number }) => `To ${number(value)}`,
    label: (value, { label }) => label(value),
    assignee: (value, { member }) => (value === "none" ? "Assigned to nobody" : `Assigned to ${value === "me" ? "me" : member(value)}`),
    unread: () => "Unread",
    failed: () => "Not delivered",
    draft: () => "With a draft",
    waiting: (value) => `Waiting over ${hours(Number(value))}`,
    from: (value) => `From ${day(value)}`,
    to: (value) => `Until ${day(value)}`,
    sort: () => "Longest waiting first",
  },

  // Empty
  empty: {
    mine: { words: "Everything of yours is answered", detail: "Conversations that are assigned to you appear here." },
    unassigned: { words: "Nothing waits for somebody to take it", detail: "New conversations that have no assignee appear here." },
    all: { words: "Nothing is open", detail: "As soon as a customer texts or calls one of your numbers, it appears here." },
    snoozed: { words: "Nothing is snoozed", detail: "A snoozed conversation comes back at its time, or when the customer writes." },
    closed: { words: "Nothing is closed yet", detail: "Close a conversation with e when you are done with it." },
  },
  goTo: (view, said) => `${viewWords[view]}: ${said}`,
  noMatch: { words: "No conversation matches", detail: "Another filter may find it." },
  clearFilter: "Clear the filter",
  noNumbersAdmin: { words: "There is no number yet", detail: "Customers text and call a number of yours." },
  noNumbersAgent: { words: "There is no number yet", detail: "Your admin has not connected a number yet." },
  toNumbers: "Buy or connect a number",
  contact: "Contact",
  newFrom: (conversation, { from, body }) =>
    `New message from ${conversation ? personWords(conversation) : from}: ${body?.slice(0, 200) || "an attachment"}`,
  newMessages: (number) => `${numberWords(number)} new messages`,
  choose: "Choose a conversation",
  chooseHint: "j and k walk through the list, c starts a new message.",

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
  assigned: (name) => (name ? `Assigned to ${name}.` : "Assigned to nobody."),
  refused: (problem) =>
    problem.status === 412 ? "Another person changed this just now. Look again and decide." : problem.message,
  bulk: "Change the selected conversations",
  selected: (number) => `${numberWords(number)} selected`,
  atMost: (number) => `at most ${numberWords(number)}`,
  bulkDone: (done, changed, failed) =>
    failed > 0 ? `${done} ${conversations(changed)}. ${numberWords(failed)} could not be changed.` : `${done} ${conversations(changed)}.`,
  did: { close: "Closed", open: "Opened", snooze: "Snoozed", assign: "Assigned", label: "Labelled", read: "Marked as read:" },
  isGone: "There is no such conversation any more",
  notChanged: "Could not be changed",

  // Choosing
  assignTo: "Assign to",
  snoozeUntil: "Snooze until",
  labels: "Labels",
  pickers: { assign: "Assign", snooze: "Snooze", label: "Labels" },
  meNamed: (name) => `${name} (me)`,
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
  text: "Message",
  letters: (text) => `${numberWords(text.length)} of 1,600`,
  already: "There is a conversation with them already. The message goes there.",
  openIt: "Open it",
  send: "Send",
  sending: "Sending …",
};

export const snoozeWords = (until) => (until ? `Snoozed until ${comingWhen(until)}.` : "Snoozed until they answer.");
