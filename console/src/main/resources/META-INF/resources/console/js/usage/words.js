import { amount, spokenDuration } from "../lib/amounts.js";
import { LOCALE } from "../lib/locale.js";

const A_MINUTE = 60;
const AN_HOUR = 3600;
const A_DAY = 86_400;

const DAY = new Intl.DateTimeFormat(LOCALE, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

/** A day in UTC, "Fri, Nov 27". */
export const dayWords = (day) => DAY.format(Date.parse(day));

export const moneyWords = (value, currency) => new Intl.NumberFormat(LOCALE, { style: "currency", currency }).format(value);

/** Amounts by currency, "$12.40 and €3.00". */
export const pricesWords = (prices) =>
  Object.entries(prices).map(([currency, value]) => moneyWords(value, currency)).join(" and ") || words.none;

/** The mean of so many times; a day or more is told without its minutes. */
export function meanWords(seconds, number) {
  if (!number) return words.none;
  const mean = seconds / number;
  if (mean < A_DAY) return spokenDuration(mean < AN_HOUR ? mean : Math.round(mean / A_MINUTE) * A_MINUTE);
  const hours = Math.round(mean / AN_HOUR);
  return [amount(Math.floor(hours / 24), { one: "day", other: "days" }), hours % 24 && amount(hours % 24, { one: "hour", other: "hours" })].filter(Boolean).join(" ");
}

/** The English words of Usage. */
export const words = {
  title: "Usage",
  csv: "CSV",
  saveTable: "Save the table as CSV",
  table: "The table",
  by: "By",
  usageBy: (group) => `Usage by ${group.toLowerCase()}`,
  whichDays: "Which days",
  from: "From",
  to: "To",
  spans: "Usual spans",
  thisMonth: "This month",
  lastMonth: "Last month",
  lastWeek: "Last 7 days",
  nothingUsed: "Nothing was used in these days",
  nothingUsedDetail: "Texts and calls are counted here within seconds.",
  textsADay: "Texts a day",
  minutesADay: "Minutes a day",
  texts: "Texts",
  received: "Texts in",
  sent: "Texts out",
  receivedShort: "in",
  sentShort: "out",
  undelivered: "Not delivered",
  segments: "Segments",
  media: "Media",
  calls: "Calls",
  minutes: "Minutes",
  minutesUnit: "minutes",
  recordings: "Recordings",
  wait: "Mean wait for an answer",
  waitDetail: "A wait begins with a customer's first message after the last answer, and ends when a person answers. Automatic answers do not end it.",
  waitShort: "Mean wait",
  openShort: "Mean time open",
  noTexts: (day) => `No texts on ${day}`,
  noMinutes: (day) => `No calls on ${day}`,
  closed: "Closed",
  open: "Open until closed (mean)",
  cost: "Cost so far",
  none: "–",
  notCounted: "not counted yet",
  countedUpTo: (moment) => `Days are days in UTC. Counted up to ${moment}; later days are hatched.`,
  nothingCounted: "Days are days in UTC. Nothing is counted yet.",
  undeliveredByReason: "Not delivered, by reason",
  reason: "Reason",
  noNumber: "No number",
  noAgent: "No agent",
  compared: "Compared with Twilio's records",
  comparedLast: "Compared last on ",
  comparedDetail: "Twilio completes a day's records within about a day, so today is left out. Texts of WhatsApp are not compared.",
  notCompared: "Not compared yet. Twilio's records are read once a day.",
  recordsLate: "Twilio's records cannot be read at the moment. They are tried again every five minutes.",
  noRecords: "Twilio has no records of these days yet.",
  figure: "Figure",
  here: "Counted here",
  atTwilio: "Twilio",
  difference: "Difference",
  same: "the same",
  differingDays: (number) => amount(number, { one: "figure of a day differs", other: "figures of days differ" }),
  figures: {
    inboundMessages: "Texts in",
    outboundMessages: "Texts out",
    minutes: "Minutes, lines to those who were rung included",
    recordings: "Recordings",
    price: "Cost",
  },
  budget: "Budget of the month",
  noBudget: "No budget is set. With one, you are warned before a month costs more. Nothing is ever switched off.",
  setBudget: "Set a budget",
  changeBudget: "Change",
  removeBudget: "Remove the budget",
  budgetAmount: "A month may cost",
  amountNeeded: "An amount above 0 is needed.",
  currency: "Currency",
  percent: "Warn at percent",
  save: "Save",
  cancel: "Cancel",
  spentOf: (spent, whole) => `${spent} of ${whole} spent in this month (UTC).`,
  warnsAt: (percent) => `Warning at ${percent} %.`,
  overBudget: "The budget of this month is spent.",
  nearBudget: "The warning of this month is reached.",
  budgetChanged: "Another person changed the budget meanwhile. The one in force is above.",
};

export const GROUPS = [
  { value: "day", words: "Day" },
  { value: "number", words: "Number" },
  { value: "agent", words: "Agent" },
  { value: "agent,number", words: "Agent and number" },
  { value: "channel", words: "Channel" },
  { value: "direction", words: "Direction" },
];
