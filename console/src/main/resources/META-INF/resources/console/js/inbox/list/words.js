import { amount, numberWords } from "../../lib/amounts.js";
import { reasonWords } from "../../lib/failure-reasons.js";
import { LOCALE } from "../../lib/locale.js";

const DAY = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short" });

const day = (text) => DAY.format(new Date(`${text}T12:00`));

const hours = (number) => (number % 24 === 0 ? amount(number / 24, { one: "day", other: "days" }) : amount(number, { one: "hour", other: "hours" }));

const conversations = (number) => amount(number, { one: "conversation", other: "conversations" });

export const viewWords = { mine: "Mine", unassigned: "Unassigned", all: "All open", mentions: "Mentions", snoozed: "Snoozed", closed: "Closed" };

/** What the list, its filter and its empty states say. */
export const listWords = {
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
  amountOfView: (view, said) => (["closed", "snoozed", "mentions"].includes(view) ? said : `${said} open`),
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
    errorCode: (code) => `${reasonWords(code)} (${code})`,
    draft: () => "With a draft",
    waiting: (value) => `Waiting over ${hours(Number(value))}`,
    from: (value) => `From ${day(value)}`,
    to: (value) => `Until ${day(value)}`,
    sort: () => "Longest waiting first",
  },

  blocked: "Blocked",

  // Empty
  empty: {
    mine: { words: "Everything of yours is answered", detail: "Conversations that are assigned to you appear here." },
    unassigned: { words: "Nothing waits for somebody to take it", detail: "New conversations that have no assignee appear here." },
    all: { words: "Nothing is open", detail: "As soon as a customer texts or calls one of your numbers, it appears here." },
    mentions: { words: "Nobody has mentioned you", detail: "A note with @ and your name puts its conversation here." },
    snoozed: { words: "Nothing is snoozed", detail: "A snoozed conversation comes back at its time, or when the customer writes." },
    closed: { words: "Nothing is closed yet", detail: "Close a conversation with e when you are done with it." },
  },
  goTo: (view, said) => `${viewWords[view]}: ${said}`,
  noMatch: { words: "No conversation matches", detail: "Another filter may find it." },
  clearFilter: "Clear the filter",
  noNumbersAdmin: { words: "There is no number yet", detail: "Customers text and call a number of yours." },
  noNumbersAgent: { words: "There is no number yet", detail: "Your admin has not connected a number yet." },
  toNumbers: "Buy or connect a number",
  noMessages: { words: "There are no messages yet", detail: "As soon as a customer texts or calls one of your numbers, it appears here." },
  sendTest: "Send yourself a test",
  nothingHere: { words: "There is nothing here", detail: "The address leads to no view of the inbox." },
  toInbox: "Go to Inbox",
  choose: "Choose a conversation",
  chooseHint: "j and k walk through the list, c starts a new message.",
};
