import { amount } from "../lib/amounts.js";

/** The English words of Health. */
export const words = {
  title: "Health",
  question: "Is my Twilio set-up right?",
  again: "Check again",
  checking: "Checking …",
  fine: (number) => `${number} fine`,
  howWeKnow: "How we know",
  since: "So since",
  checkedAt: "Asked at",
  check: "Check",
  mend: "What mends it:",
  rightNow: "What works right now",
  now: "Right now",
  traffic: "What comes and goes",
  kinds: { textsIn: "Texts in", textsOut: "Texts out", callsIn: "Calls in", callsOut: "Calls out" },
  perMinute: (number) => `${number}/min`,
  none: "–",
  unknown: "not known",
  lastMinutes: (kind, counts) => `${kind} in each of the last ${counts.length} minutes: ${counts.join(", ")}`,
  toScreen: "From Twilio to this screen",
  millis: (number) => `${number} ms`,
  measured: (number) => `median of the last ${amount(number, { one: "text", other: "texts" })}`,
  notMeasured: "No text arrived while this page was open.",
  waiting: "Waiting to be sent",
  waitingMessages: "What waits to be sent",
  noneWaits: "Twilio has every text.",
  oldestSince: "The oldest waits since",
  failuresToday: "Not delivered today (UTC), by reason",
  noFailures: "Every text of today was delivered, or is on its way.",
  reason: "Reason",
  texts: "Texts",
  toConversations: "The conversations with texts that were not delivered",
  notExamined: "Nothing was examined yet",
  notExaminedDetail: "Your set-up at Twilio is examined every few minutes. Check it now to see it at once.",
  repaired: "Done. The set-up is checked again.",
  lastEvent: "Last used",
  checkStates: { ok: "good", warning: "warn", broken: "bad", unknown: "unknown" },
  partStates: { working: "good", delayed: "warn", failing: "bad", unknown: "unknown", unreachable: "unknown" },
  groups: {
    account: "Account",
    reachability: "Reachability",
    numbers: "Numbers",
    registration: "Registration for texting",
    geography: "Countries",
    voice: "Calls",
    clock: "Clock",
    freshness: "Freshness",
  },
  parts: {
    receiving: "Receiving from Twilio",
    storing: "Storing",
    reading: "Reading",
    sending: "Sending",
    pushing: "Live updates",
    calls: "Calls",
  },
  partWords: {
    working: "works",
    delayed: "is slow",
    failing: "fails",
    unknown: "could not be asked: it answered with an error",
    unreachable: "could not be asked: it did not answer",
  },
};

/** How many checks are in each state that needs attention, and how many are fine: "1 broken · 14 fine". */
export function summaryWords(checks) {
  const number = (state) => checks.filter((check) => check.state === state).length;
  const counts = [
    [number("broken"), "broken"],
    [number("warning"), "to look at"],
    [number("unknown"), "could not be asked"],
    [number("ok"), "fine"],
  ];
  return counts.filter(([count]) => count).map(([count, state]) => amount(count, { other: state })).join(" · ");
}
