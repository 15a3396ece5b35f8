import { amount } from "../lib/amounts.js";
import { isolated } from "../lib/written-text.js";

export const company = {
  fields: { companyName: "Name of the company" },
  hint: "1 to 80 characters. Without a name, the id of your company is shown.",
  none: "No name",
  shown: "Shown as",
  where: "At the top of the navigation, to everybody of the company.",
};

export const labels = {
  title: "Labels",
  one: "Label",
  fields: { name: "Name", colour: "Colour" },
  add: "New label",
  none: "No labels yet",
  noneDetail: "Labels mark what conversations are about, and filter the inbox.",
  remove: (name) => `Delete ${name}`,
  deleted: (name) => `${isolated(name)} is deleted.`,
  ownColour: "Another colour",
  preview: "As it is shown",
  previewHint: "In the list of conversations, in a conversation's header and with the contact.",
  unnamed: "Name",
};

const ROLES = { agent: "Agent", admin: "Admin", operator: "Operator" };

export const members = {
  title: "Members",
  fields: {
    id: "Id at the log-in",
    roles: "Roles",
    name: "Name",
    email: "E-mail",
    mobile: "Mobile",
    office: "Office",
    hours: "Hours",
    forwarding: "Calls",
    recording: "Recording",
    greeting: "Greeting",
    to: "ring",
  },
  intro: "A person is a member from the first log-in on. Roles are given where people log in.",
  add: "Add a member",
  invite: "Invite somebody",
  inviteSteps: [
    "Give the person a log-in for this company at your identity provider, with the role agent or admin.",
    "Send this address.",
    "The person is in this list from the first log-in on. Add them before to assign numbers already.",
  ],
  copyAddress: "Copy the address",
  preview: "Calls to this person's numbers",
  asCompany: "Follow the company's call plan, because no rule is set here.",
  ringAt: {
    mobile: (mobile) => `Ring the mobile, ${mobile}.`,
    office: (mobile, office) => `Ring the office, ${office}.`,
    both: (mobile, office, atOnce) =>
      atOnce ? `Ring the office, ${office}, and the mobile, ${mobile}, at the same time.` : `Ring the office, ${office}, then the mobile, ${mobile}.`,
    voicemail: () => "Leave a message.",
    plan: () => "Follow a plan of their own.",
  },
  missing: "(not set)",
  thenVoicemail: (seconds) => `Who is not answered within ${amount(seconds, { one: "second", other: "seconds" })} leaves a message.`,
  onlyWhile: (now) => `Rings in certain hours only. Now: ${now}`,
  you: "you",
  neverHere: "Never logged in",
  lastSeen: (when) => `Last here: ${when}`,
  numbers: (amount) => (amount === 0 ? "" : amount === 1 ? "1 number" : `${amount} numbers`),
  roles: ROLES,
  idHint: "The person's id at your identity provider, its “sub”. Before the first log-in, numbers can be assigned already.",
  rolesHint: "As at the last log-in. Change them at your identity provider; they count from the next log-in on.",
  ownNumbers: "Numbers",
  noNumbers: "None",
  removeThis: (name) => `Remove ${name}`,
  deleted: (name) => `${isolated(name)} is removed.`,
};

export const memberRemoval = {
  title: (name) => `Remove ${isolated(name)}?`,
  keep: "Keep",
  remove: "Remove",
  removed: (name) => `${isolated(name)} is removed.`,
  numbersFollow: (amount) => `${amount === 1 ? "1 number follows" : `${amount} numbers follow`} the call plan of the company.`,
  noNumbers: "No number is assigned to this person.",
  counting: "Counting the open conversations …",
  conversations: (amount, isCut) =>
    `${isCut ? `More than ${amount}` : amount} open ${amount === 1 ? "conversation is" : "conversations are"} handed over.`,
  noConversations: "No open conversation is assigned to this person.",
  loginStays: "A person who logs in again is a member again. Take the log-in away at your identity provider.",
  heir: "Hand the conversations over to",
  unassigned: "No one: they are unassigned",
  brokeOff: "This broke off. What was handed over stays so; remove again to go on.",
};

export const profile = {
  fields: members.fields,
  noMember: "You have no profile here",
  noMemberDetail: "Operators and programs are no members of a company.",
  mobileHint: "With the country: +44 …",
  officeHint: "A number, or a sip: or client: address.",
  calls: "Calls to these numbers",
  forwardings: [
    { value: undefined, words: "Follow the company's call plan" },
    { value: "mobile", words: "Ring the mobile" },
    { value: "office", words: "Ring the office" },
    { value: "both", words: "Ring office and mobile" },
    { value: "voicemail", words: "Take a message" },
    { value: "plan", words: "Follow a plan of their own" },
  ],
  forwardingHint: "Numbers with a plan of their own keep it.",
  unanswered: "Who does not answer, and who is called outside the hours, gets a message.",
  lacks: (names) => `Write ${names.join(" and ").toLowerCase()} above first.`,
  ringSeconds: "Each rings for",
  seconds: "seconds",
  atOnce: "Both at the same time",
  atOnceHint: "Otherwise the office first, then the mobile.",
  ownPlan: "Plan",
  onlyInHours: "Ring only in certain hours",
  hoursHint: "Otherwise at any time.",
  recordings: [
    { value: undefined, words: "As the company does" },
    { value: true, words: "Record conversations" },
    { value: false, words: "Do not record" },
  ],
  greetingHint: "Read to callers first, in place of the company's.",
};
