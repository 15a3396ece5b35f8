import { amount } from "../../lib/amounts.js";
import { comingWhen, day } from "../../lib/times.js";
import { isolated } from "../../lib/written-text.js";

const CHANNELS = { sms: "SMS", mms: "MMS", rcs: "RCS", whatsapp: "WhatsApp", messenger: "Messenger", voice: "Call" };

/** The English of the thread. */
export const words = {
  channel: (channel) => CHANNELS[channel] ?? channel,
  conversationWith: (name) => `Conversation with ${name}`,
  messages: "Messages",
  newSince: "New since you left",
  newBelow: (number) => (number > 0 ? `${number} new` : "To the latest"),
  arrived: (number) => amount(number, { one: "new message", other: "new messages" }),
  beginning: "The conversation begins here.",
  loadingOlder: "Loading older messages …",
  loadingNewer: "Loading newer messages …",
  olderFailed: "Older messages cannot be loaded.",
  noMessages: "Nothing was said here yet.",
  they: "They",
  you: "You",
  automatic: "Automatic answer",
  wrote: (who) => `${who} wrote:`,
  deleted: "This message was removed.",
  edited: "edited",
  photo: (number) => amount(number, { one: "Photo", other: "photos" }),
  onlyYourTeam: "Only your team sees this",
  unknownChange: "The conversation was changed",
  erased: (at) => `Erased on ${day(at)} at the customer’s wish`,
  erasedDetail: "The conversation, its calls and files, and the contact are gone for good.",
  missing: "There is no such conversation",
  missingDetail: "It may have been erased at the customer’s wish, it may belong to another company, or its address is wrong.",
  more: "More",
  back: "Back to the list",
  automaticAnswers: "Automatic answers",
  answersOn: "On",
  answersOff: "Off",
  answersPause: {
    person: (when) => `Pause until ${inSentence(when)}, because a person answered`,
    answer: (when) => `Pause until ${inSentence(when)}, because one went out`,
  },
};

export const menuWords = {
  message: "Message",
  copy: "Copy text",
  quote: "Quote",
  details: "Details",
  forward: "Forward as note",
  again: "Send again",
  edit: "Edit and send again",
  discard: "Discard",
  retry: "Try now",
  later: "Send later",
  call: "Call",
  note: "Write a note",
  health: "Open Health",
  admin: "Tell an admin",
  check: "Check the number",
  time: "Change the time",
  sms: "Text by SMS",
  template: "Choose a template",
  change: "Change",
  sendNow: "Send now",
  cancel: "Cancel",
};

/** The note to the admins about a message that was not sent. */
export const tellAdmins = (names, { reason, remedy, code }) =>
  [names.map((name) => `@${name}`).join(" "), "This message was not delivered:", reason, remedy, code && `(Twilio ${code})`].filter(Boolean).join(" ");

const RESULTS = { answered: "Call", missed: "Missed call", voicemail: "Voicemail", busy: "Call, busy", "no-answer": "Call, no answer" };

export const printWords = {
  they: "They",
  with: (ours) => `with ${isolated(ours)}`,
  printed: (when) => `printed ${when}`,
  partly: "Earlier messages are missing here: they could not be loaded.",
  call: (result) => RESULTS[result] ?? "Call",
};

export const composerWords = {
  reply: "Reply",
  note: "Note",
  yourReply: "Your reply",
  yourNote: "Your note",
  replyHint: "Write a reply, or / for a template",
  noteHint: "Write a note for your team, or @ to mention a person",
  send: "Send",
  sendLater: "Send later",
  addNote: "Add note",
  whenBack: "Sends by itself when you are back",
  attach: "Attach a file",
  template: "Template",
  emoji: "Emoji",
  mention: "Mention",
  from: "from",
  sendAndClose: "Send and close",
  tooLong: (excess) => `${amount(excess, { one: "character", other: "characters" })} too many: a text has at most 1,600.`,
  segments: (characters, segments) => `${characters} · ${amount(segments, { one: "segment", other: "segments" })}`,
  forces: (letter, segments, plainer) =>
    `${nameOf(letter)} makes this ${amount(segments, { one: "segment", other: "segments" })}.${plainer ? ` Use ${nameOf(plainer)} instead?` : ""}`,
  useInstead: "Use plain letters",
  windowCloses: (minutes) => `WhatsApp window closes in ${minutes} min`,
  answeredMeanwhile: (name, minutes) => `${isolated(name)} answered ${minutes < 1 ? "just now" : minutes === 1 ? "a minute ago" : `${minutes} minutes ago`}. Send yours too?`,
  sendToo: "Send",
  keepWriting: "Keep writing",
  sendsAt: (at) => `Sends ${inSentence(comingWhen(at))}`,
  drop: "Drop files to attach them",
  typing: (names, number) => `${names} ${number === 1 ? "is" : "are"} writing`,
};

/** "Tomorrow 9:00" within a sentence; names of weekdays and months keep their capital. */
export const inSentence = (when) => when.replace(/^Tomorrow/, "tomorrow");

const nameOf = (letter) => (letter.trim() === "" ? "A special space" : letter);

export const blockedWords = {
  window: "WhatsApp takes only templates now",
  windowDetail: (name, at) =>
    at ? `24 hours have passed since ${isolated(name)} wrote. Its window closed ${at}.` : `${isolated(name)} has not written yet.`,
  windowRemedy: "An approved template opens a new window.",
  optedOut: (name) => `${isolated(name)} does not want texts`,
  optedOutDetail: (word, at) => `${word ? `They wrote ${word}` : "They opted out"} ${at}.`,
  refusedDetail: (code, at) => `Twilio refused a text ${at}, because they opted out (${code}).`,
  optedOutRemedy: "Carriers block every text to them until they write START.",
  unrouted: (number) => `${number} is no number of yours any more`,
  unroutedDetail: "Texts cannot be sent from it. You can still write notes.",
  shortCode: "A short code or name cannot be answered",
  shortCodeDetail: "It takes no texts. You can still write notes.",
  readOnly: "You look at this as operator",
  readOnlyDetail: "Only the company's own people answer its customers.",
  bySms: "Text by SMS",
};
