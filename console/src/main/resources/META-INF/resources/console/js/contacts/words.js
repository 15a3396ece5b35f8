import { amount } from "../lib/amounts.js";

export const TITLE = "Contacts";

export const SORT_WORDS = { recent: "Last contact", newest: "Newest", name: "Name" };

export const CHANNEL_WORDS = { sms: "SMS", mms: "MMS", rcs: "RCS", whatsapp: "WhatsApp", messenger: "Messenger", sip: "SIP", client: "App" };

export const channelWords = (channel) => CHANNEL_WORDS[channel] ?? channel;

export const EMPTY = {
  none: "Everybody who texts or calls becomes a contact.",
  noneDetail: "Send a text to one of your numbers to see it.",
  noneImport: "Import your list.",
  filtered: "No contacts match.",
};

export const lookedThroughWords = (number) => `These are of ${amount(number, { one: "contact", other: "contacts" })}.`;

export const sortedWords = (number) =>
  `The newest ${amount(number, { one: "contact is", other: "contacts are" })} sorted. The search finds the others.`;

/** The import and export of all contacts. */
export const TABLE = {
  importTitle: "Import a list",
  exportTitle: "Export all contacts",
  format:
    "A CSV file, saved as UTF-8, whose first line names the columns: name, phone, whatsapp or addresses. Every other column becomes an attribute. A line with the number of a contact changes that contact; empty cells change nothing.",
  tooLarge: "The file has more than 1 MB. Divide it into several.",
  country: (code) => `Country of the numbers without +: ${COUNTRY.of(code)}.`,
  noCountry: "Numbers need + and their country code.",
  uses: {
    name: () => "Name",
    address: (channel) => (channel ? `Number, ${channelWords(channel)}` : "Numbers and other addresses"),
    attribute: (name) => `Attribute “${name}”`,
    ignored: () => "Not read",
  },
  over: { import: "The import is over", export: "The export is ready" },
  underWay: { import: "Importing", export: "Exporting" },
  correct: "The file has the reason in its last column. Correct the lines and import the file again.",
  exported: (number) => `${amount(number, { one: "contact", other: "contacts" })} with addresses and attributes. The file is kept for seven days, and can be imported again.`,
};

const KINDS = {
  mobile: "mobile",
  "fixed-line": "landline",
  "fixed-line-or-mobile": "landline or mobile",
  "toll-free": "toll-free",
  "premium-rate": "premium rate",
  "shared-cost": "shared cost",
  voip: "internet phone",
  "short-code": "short code",
  unknown: undefined,
};

const COUNTRY = new Intl.DisplayNames("en", { type: "region" });

/** "Germany, mobile": what the digits of an address tell. */
export function kindWords({ country, kind }) {
  const parts = [country && COUNTRY.of(country), kind in KINDS ? KINDS[kind] : kind];
  return parts.filter(Boolean).join(", ");
}

const CHANGES = {
  assigned: (by, values) => `${by} assigned this to ${values}`,
  unassigned: (by) => `${by} took the assignee away`,
  labelled: (by, values) => `${by} added ${values}`,
  unlabelled: (by, values) => `${by} took ${values} away`,
  snoozed: (by) => `${by} snoozed this`,
  closed: (by) => `${by} closed this`,
  reopened: (by) => `${by} opened this again`,
  pinned: (by) => `${by} pinned this`,
  unpinned: (by) => `${by} unpinned this`,
  blocked: (by) => `${by} blocked the contact`,
  unblocked: (by) => `${by} unblocked the contact`,
};

/** What was done with a conversation; a change of a kind that is not known is told by its name. */
export const changeWords = (kind, by, values) => (CHANGES[kind] ? CHANGES[kind](by, values) : `${by}: ${kind}`);

const ERASED = {
  messages: { one: "message", other: "messages" },
  calls: { one: "call", other: "calls" },
  notes: { one: "note", other: "notes" },
  conversations: { one: "conversation", other: "conversations" },
  contacts: { one: "contact", other: "contacts" },
  consents: { one: "permission", other: "permissions" },
  media: { one: "file", other: "files" },
};

/** A line of the report on an erasure. */
export const erasedWords = (kind, number) => (ERASED[kind] ? amount(number, ERASED[kind]) : `${number} ${kind.replaceAll("-", " ")}`);

export const GOES = [
  "The contact with name, addresses, attributes and notes",
  "All conversations with their texts, files, calls and recordings",
  "Messages that wait to be sent",
];

export const STAYS = [
  "A refusal of texts (STOP) stays in force, without the number",
  "Events stay in the event log until its retention time has passed, a week by default",
  "The audit log keeps that you erased this contact, without its name",
  "A new text from one of the addresses begins a new contact",
];
