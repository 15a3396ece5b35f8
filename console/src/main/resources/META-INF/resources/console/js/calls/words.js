import { durationWords, listWords } from "../lib/amounts.js";
import { LOCALE } from "../lib/locale.js";
import { isolated } from "../lib/written-text.js";
import { RESULT_WORDS } from "../parts/call-outcome.js";

export const TITLE = "Calls";

export const TAB_WORDS = { all: "All", missed: "Missed", voicemail: "Voicemail", recorded: "Recorded" };

export const OUTCOMES = Object.entries(RESULT_WORDS).map(([value, words]) => ({ value, words }));

/** Why a call that was made here failed, and what helps. */
export const FAILURE_WORDS = {
  unknown: "Twilio did not say whether it rang. Look whether they called back before you call again.",
  busy: "The line was busy. Call again in a while.",
  "no-answer": "They did not pick up. Call again later, or send a text.",
  canceled: "The call ended before anyone picked up.",
  failed: "The call could not be connected. Check the number, then call again.",
};

/** A step of the way through the plan, from the person's name or number that it is about. */
export function stepWords(step, partyName, ourName) {
  const say = STEPS[step.kind];
  return say ? say(step, partyName, ourName) : step.kind;
}

const STEPS = {
  called: (step, party, ours) => `Called ${ours}`,
  menu: ({ choice }) => choiceWords(choice, "Pressed nothing"),
  announcement: ({ text }) => `“${isolated(text)}”`,
  rang: ({ rang }, party) => (rang ? `${party} rang ${rang} s` : `${party} rang`),
  whisper: ({ choice }, party) => `${party}: ${choiceWords(choice, "picked up")}`,
  voicemail: ({ seconds }) => (seconds ? `Left a message of ${durationWords(seconds)}` : "Asked to leave a message"),
  ended: () => "Ended",
};

const choiceWords = (choice, none) =>
  !choice ? none : /^[0-9*#]+$/.test(choice) ? `Pressed ${choice}` : `Said “${choice}”`;

const RUNG_WORDS = {
  answered: "Answered",
  completed: "Answered",
  "in-progress": "Answered",
  "no-answer": "No answer",
  busy: "Busy",
  failed: "Failed",
  canceled: "Stopped ringing",
  ringing: "Ringing",
};

/** The outcome of ringing a party. */
export const rungWords = ({ status, seconds }) =>
  (RUNG_WORDS[status] ?? status ?? "") + (seconds ? `, talked ${durationWords(seconds)}` : "");

export const EMPTY = {
  none: "Calls to your numbers appear here.",
  noneDetail: "Who called, what became of it, and what they said.",
  missed: "No missed calls.",
  voicemail: "No voicemail.",
  recorded: "No recorded calls.",
  filtered: "No calls match the filter.",
};

/** "Today 41 · missed 6": how many calls there were today, and how many wait to be called back. */
export function todayWords(today, missed) {
  const parts = [today !== undefined && `Today ${today}`, missed && `missed ${missed}`];
  return parts.filter(Boolean).join(" · ");
}

export const COST_NOT_TOLD = "Not known. Twilio tells it up to three days later, and it is kept for 30 days.";

/** The price of a call; Twilio counts what one pays as negative. */
export const priceWords = ({ price, currency }) =>
  new Intl.NumberFormat(LOCALE, { style: "currency", currency, maximumFractionDigits: 5 }).format(-Number(price));

/** Why there is little to see: callers of these numbers hear one sentence, and then the call ends. */
export const noPlanWords = (names) => `Callers of ${listWords(names)} hear one sentence.`;

export const NO_CALLING = "Calling is off without a connection.";

export const lookedThroughWords = (amount) => `These are of the newest ${amount} calls.`;
