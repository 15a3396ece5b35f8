import { amount, listWords, numberWords } from "../lib/amounts.js";
import { isolated } from "../lib/written-text.js";

const RECORDS = { one: "record", other: "records" };
const WEBHOOKS = { one: "webhook", other: "webhooks" };
const DEAD_LETTERS = { one: "dead letter", other: "dead letters" };
const NOUNS = { "dead-letters": DEAD_LETTERS, "rejected-webhooks": WEBHOOKS };

/** The English words of the operator's screen. */
export const words = {
  title: "Operator",
  parts: "Parts of the operator's screen",
  audited: "Everything here is audited.",
  tabs: { tenants: "Tenants", "dead-letters": "Dead letters", quarantine: "Quarantine", parts: "Parts", history: "History" },
  more: "Show more",
  lookFurther: "Look further",
  refresh: "Load again",
  nextTab: "Next part",
  previousTab: "Previous part",
  tryAgain: "Try again",
  discard: "Discard …",
  clear: "Clear the filter",
  filter: "Filter",
  since: "since",
  copyId: "Copy the id",

  search: "Find a tenant or account",
  searchKey: "Find a tenant",
  noTenants: "There are no tenants yet",
  noTenantsDetail: "A tenant is there once it has a Twilio account, which POST /api/accounts creates.",
  noTenant: "No tenant matches",
  clearSearch: "Clear the search",
  tenants: (number) => amount(number, { one: "tenant", other: "tenants" }),
  accounts: (number) => amount(number, { one: "account", other: "accounts" }),
  tenantStates: { suspended: "Suspended", closed: "Closed" },
  columns: {
    name: "Tenant",
    open: "Pages",
    accounts: "Accounts",
    numbers: "Numbers",
    texts: "Texts per minute",
    errors: "Not delivered",
    delay: "Lag",
    drifted: "Drift",
  },
  openReadOnly: "Open read-only",
  open: (name) => `Open read-only: ${name}`,
  lately: (minutes) => `in the last ${minutes} minutes`,
  today: (number) => `${numberWords(number)} today`,
  failing: (number) => `${numberWords(number)} not mended`,
  imported: "imported",

  states: { waiting: "Waiting", replayed: "Tried again", discarded: "Discarded", all: "All" },
  state: "Which of them",
  waits: (number, kind) => `${amount(number, NOUNS[kind])} ${number === 1 ? "waits" : "wait"}`,
  notAllCounted: "There are more: only the first 20,000 records were counted.",
  nothingWaits: "Nothing waits",
  nothingYet: {
    "dead-letters": "A record that no service can process is put aside and comes here.",
    "rejected-webhooks": "A webhook whose signature does not match comes here, in case the fault is ours.",
  },
  nothingFound: "Nothing matches",
  nothingSoFar: "Nothing that matches was found so far, and not everything was looked through.",
  noneDecided: "No record is in this state",
  lastOne: (when, action, by) => `Last one on ${when}, ${action === "discard" ? "discarded" : "tried again"} by ${by}.`,
  outboundWarning: "The records of switchboard.outbound.dlt are texts to customers. Trying them again sends them, however old they are.",
  topicOf: (topic) => `Records that could not be processed on ${topic}`,
  records: (number) => amount(number, RECORDS),
  tryGroup: (number) => (number === 1 ? "Try again" : `Try ${numberWords(number)} again`),
  tryAll: (number) => (number === 1 ? "Try it again" : `Try all ${numberWords(number)} again`),
  tryTitle: (what = "what matches") => `Try ${what} again`,
  discardTitle: (what = "what matches") => `Discard ${what}`,
  nextRow: "Next row",
  previousRow: "Row before",
  noSuchPage: "There is nothing here",
  tryMatching: "Try what matches again",
  discardMatching: "Discard what matches …",
  place: ({ partition, offset }) => `partition ${partition} offset ${offset}`,

  reasons: {
    "bad-signature": "Wrong signature",
    "unknown-account": "Unknown account",
    "bad-parameters": "Not as Twilio sends it",
    "content-too-large": "Too large",
    "event-too-large": "Too large to be stored",
  },
  meanings: {
    "bad-signature": "It is forged, or signed with a token that is not known here, or for another URL than ours.",
    "unknown-account": "It is forged, or provisioning has not published the account yet.",
    "bad-parameters": "Its signature is valid. Only a newer version may accept it.",
    "content-too-large": "Only its beginning was stored. It stays rejected.",
  },
  fields: { account: "Account", reason: "Reason", from: "From", to: "Before", state: "State" },
  allReasons: "All reasons",
  accountHint: "AC…",

  record: { "dead-letters": "Dead letter", "rejected-webhooks": "Rejected webhook" },
  facts: {
    reason: "Reason",
    at: "Written",
    topic: "Topic",
    place: "Place",
    origin: "Original",
    tenantId: "Tenant",
    accountSid: "Account",
    path: "Path",
    type: "Type",
    eventId: "Event id",
    bytes: "Size",
  },
  unproved: "nothing proves it",
  decided: ({ decision }, by) => `${decision === "discarded" ? "Discarded" : "Tried again"} by ${isolated(by)}`,
  headers: "Headers",
  payload: "Payload",
  noPayload: "The payload is no JSON object. Its bytes are on the topic.",
  stack: "Stack trace",
  parameters: "Parameters",
  compareOnRecord: "This asks Twilio now. That you looked is in the tenant's audit.",

  foresee: "What would happen",
  looking: "A dry run looks what would happen …",
  nothingToDo: "Nothing would change.",
  explain: "Why are they discarded?",
  explainHint: "It is kept with each record and in the audit.",
  discarding: "They are not offered again. Kafka keeps them until their retention ends.",
  confirmReplay: (number) => (number === 1 ? "Try it again" : `Try ${numberWords(number)} again`),
  confirmDiscard: (number) => (number === 1 ? "Discard it" : `Discard ${numberWords(number)}`),
  cancel: "Cancel",
  stop: "Stop it",
  close: "Close",
  goesOn: "It continues when you leave this page.",
  alsoBegun: (by) => `${isolated(by)} began this already. You see the same operation.`,
  progress: "Progress",
  of: (done, total) => (total ? `${numberWords(done)} of ${numberWords(total)} looked at` : "It begins …"),
  standsStill: (done, total) =>
    `It has reached ${numberWords(done)}${total ? ` of ${numberWords(total)}` : ""} and continues by itself, on another instance if this one is gone.`,
  brokeOff: (done, total) =>
    `It stopped at ${numberWords(done)}${total ? ` of ${numberWords(total)}` : ""}. What was done stays done. Start it again to do the rest.`,
  goOn: "Begin again",
  noLongerFollowed: "The progress cannot be shown right now. The operation continues.",

  noHistory: "Nobody has tried or discarded anything yet",
  noHistoryDetail: "What operators try again and discard is listed here, with what came of it.",
  dryRuns: "Dry runs too",
  dryRun: "Dry run",
  operationStates: {
    queued: "Begins",
    running: "Runs",
    succeeded: "Done",
    failed: "Broke off",
    canceled: "Stopped",
    expired: "Done",
  },
  noteOf: (note) => `Reason: ${isolated(note)}`,

  version: "Version",
  silent: "It does not answer.",
  noKafka: "Kafka does not answer it",
  lastReached: "It answered last",
  neverReached: "It has not answered since this gateway started.",
  lag: "Lag",
  noLag: "Nothing waits",
  waiting: ({ lag, topic }) => `${numberWords(lag)} of ${topic}`,
  oldest: "the oldest is",
  pass: "Last full repair pass",
  passDetail: "All numbers' webhooks were compared with Twilio and repaired.",
  started: "Started",
  rates: "Counted in the last minute",
  noRates: "Nothing was counted in the last minute.",
  streams: "Open consoles",
  streamsOf: (number) => amount(number, { one: "stream", other: "streams" }),
  streamsMissing: "Not all instances answered: the figures are too small.",
  noStreams: "No console is open.",
  dashboards: "Open the dashboards",
  silentOf: (service, silent, all) => `${service} (${numberWords(silent)} of ${numberWords(all)} instances)`,
  silentSummary: (names) => `${listWords(names)} ${names.length === 1 ? "does" : "do"} not answer.`,
  allAnswer: "All instances answer.",
};

/** A reason in words: of a rejected webhook its stable word has some, of a dead letter it is a sentence already. */
export const reasonWords = (reason) => words.reasons[reason] ?? reason;

/** What is selected, in words: "6 dead letters" or "what matches". */
export const selectedWords = (number, kind) => amount(number, NOUNS[kind]);

/** What an operator did or does, as the beginning of a sentence with the operator's name before it. */
export function actionWords({ action, kind, counts, state, dryRun }) {
  const isOver = !["queued", "running"].includes(state);
  const verbs = {
    replay: isOver ? "tried" : "tries",
    discard: isOver ? "discarded" : "discards",
  };
  if (dryRun) return `${isOver ? "looked" : "looks"} what ${action === "discard" ? "discarding" : "trying again"} would do`;
  const what = counts.selected > 0 ? selectedWords(counts.selected, kind) : NOUNS[kind].other;
  return `${verbs[action]} ${what}${action === "replay" ? " again" : ""}`;
}

/** What an operation did, or would do, in sentences. */
export function outcomeWords({ kind, action, dryRun, counts }) {
  return [...(action === "discard" ? discardWords(counts, dryRun) : replayWords(kind, counts, dryRun)), ...unreadableWords(counts)];
}

function replayWords(kind, { selected, replayed, rejected, replayedByTopic, rejectedByReason }, dryRun) {
  if (kind === "dead-letters") return [`${numberWords(replayed)} of ${amount(selected, RECORDS)} ${backWords(replayedByTopic, dryRun)}.`];
  return [
    `${numberWords(replayed)} of ${numberWords(selected)} ${dryRun ? "would pass now" : "passed"}${replayed > 0 ? `: ${topicWords(replayedByTopic)}` : ""}.`,
    rejected > 0 && `${numberWords(rejected)} ${dryRun ? "would still be" : rejected === 1 ? "is still" : "are still"} rejected: ${byReason(rejectedByReason)}.`,
  ].filter(Boolean);
}

function backWords(byTopic, dryRun) {
  const back = dryRun ? "would go back" : "went back";
  return Object.keys(byTopic).length === 0 ? back : `${back}${Object.keys(byTopic).length > 1 ? ":" : ""} ${topicWords(byTopic)}`;
}

const discardWords = ({ discarded }, dryRun) => [
  `${amount(discarded, RECORDS)} ${dryRun ? "would be" : discarded === 1 ? "was" : "were"} discarded.`,
];

const unreadableWords = ({ unreadable }) =>
  unreadable > 0 ? [`${amount(unreadable, RECORDS)} cannot be put back and ${unreadable === 1 ? "stays" : "stay"} where ${unreadable === 1 ? "it is" : "they are"}.`] : [];

function topicWords(counts) {
  const topics = Object.entries(counts);
  return topics.length === 1 ? `to ${topics[0][0]}` : listWords(topics.map(([topic, number]) => `${numberWords(number)} to ${topic}`));
}

const byReason = (counts) =>
  listWords(Object.entries(counts).map(([reason, number]) => `${reasonWords(reason).toLowerCase()} (${numberWords(number)})`));
