import { LOCALE } from "../lib/locale.js";
import { comingWhen } from "../lib/times.js";
import { troubleBadge } from "./account-troubles.js";

/** A moment, past or to come: "9:41" today, "12 Sep, 9:00". */
export const momentWords = (at) => comingWhen(at);

export const money = (amount, currency) => new Intl.NumberFormat(LOCALE, { style: "currency", currency }).format(amount);

export const CHANNELS = [
  { channel: "sms", field: "sms", words: "Texts", icon: "message-square" },
  { channel: "whatsapp", field: "whatsapp", words: "WhatsApp", icon: "message-circle" },
  { channel: "voice", field: "voice", words: "Calls", icon: "phone" },
];

/** Kinds of numbers as Twilio sells them, by what the digits tell. */
const KINDS = { "fixed-line": "local", "fixed-line-or-mobile": "local", mobile: "mobile", "toll-free": "toll-free", universal: "national", voip: "national" };

const COUNTRIES = new Intl.DisplayNames(undefined, { type: "region" });

/** Where a number is from and what kind it is, as far as its digits tell: "United States · local". */
export const placeWords = ({ country, kind } = {}) => [country && COUNTRIES.of(country), KINDS[kind]].filter(Boolean).join(" · ");

const ORIGINS = { bought: "bought", imported: "taken over", found: "found in the account", restored: "put back" };

/** Says where a number comes from and since when it is here: "bought, since 3 Mar 2024". */
export function originWords({ origin, createdAt }) {
  const day = new Date(createdAt).toLocaleDateString(undefined, { day: "numeric", month: "short", year: "numeric" });
  return `${ORIGINS[origin] ?? origin} · since ${day}`;
}

const PURCHASE_STATES = {
  requested: "Recorded. Choosing the number …",
  chosen: "Chosen. Ordering it at Twilio …",
  ordered: "Ordered. Twilio has not answered yet …",
  bought: "Bought. Pointing its webhooks here …",
  configured: "Its webhooks point here. Giving it its name …",
  named: "Named. Putting it to use …",
  active: "In use.",
  undoing: "Something failed. Giving the number back …",
  failed: "Not bought.",
};

export const purchaseWords = ({ state }) => PURCHASE_STATES[state] ?? state;

const PURCHASE_STEPS = 4;

/** How many of the four steps of a purchase are done: intended, bought, pointed here, in use. */
export const purchaseSteps = ({ state }) =>
  ({ requested: 1, chosen: 1, ordered: 1, bought: 2, configured: 3, named: 3, active: 4 })[state] ?? 0;

const isOver = ({ state }) => state === "active" || state === "failed";

export const isBeingBought = (purchase) => Boolean(purchase) && !isOver(purchase);

/** "Setting up 2 of 4", while a number is being bought. */
export const settingUp = (purchase) => ({
  tone: "info",
  words: `Setting up ${purchaseSteps(purchase)} of ${PURCHASE_STEPS}`,
  isBusy: true,
  detail: purchaseWords(purchase),
});

/**
 * Says how a number is, in a badge: {tone, words, detail}. What is known best counts most: a change in progress, what is
 * wrong with its account, the comparison of its webhooks, its own health in the list, and then the doctor's last finding.
 */
export function healthOf({ number, purchase, comparison, finding, trouble }) {
  if (purchase && isBeingBought(purchase)) return settingUp(purchase);
  if (number.state === "releasing") return { tone: "warn", words: "Releasing", detail: `Works until ${momentWords(number.releaseAt)}` };
  if (number.state !== "active") return { tone: "", words: STATES[number.state] ?? number.state };
  if (number.change) return { tone: "info", words: "Changing", isBusy: true, detail: number.change.reason };
  if (trouble) return troubleBadge(trouble);
  return webhookHealth(number, comparison, finding) ?? calmHealth(number);
}

const STATES = { requested: "Setting up", purchased: "Setting up", configured: "Setting up", released: "Released", failed: "Failed", unmanaged: "Not managed" };

function webhookHealth({ health }, comparison, finding) {
  if (comparison) {
    const { failing } = comparison;
    const differ = differing(comparison).length;
    if (failing) return failingSince(failing, differ);
    return differ ? { tone: "warn", words: differWords(differ) } : undefined;
  }
  if (health?.state === "failing") return failingSince(health, health.fields);
  if (finding?.state === "broken") return { tone: "warn", words: "Differs", detail: finding.title };
  return finding?.state === "warning" ? { tone: "warn", words: "To look at", detail: finding.title } : undefined;
}

const failingSince = ({ since, detail }, fields) => ({
  tone: "bad",
  words: `Failing since ${momentWords(since)}`,
  detail: [fields ? `${differWords(fields)}.` : "", detail].filter(Boolean).join(" "),
});

const differWords = (fields) => `${fields} differ${fields === 1 ? "s" : ""}`;

const calmHealth = (number) =>
  number.channels.includes("voice") || !number.capabilities.includes("voice")
    ? { tone: "good", words: "In order" }
    : { tone: "", words: "No calls" };

/** The places whose fields count: the number, its WhatsApp sender, Conversations and its services. */
const placesOf = ({ fields, whatsappSender, conversations }) => [
  ...[{ fields }, whatsappSender, conversations].filter((place) => place && !place.managedBy),
  ...(conversations?.services ?? []),
];

export const allFields = (comparison) => placesOf(comparison).flatMap(({ fields }) => fields);

/** Returns every field of a comparison that is not as it should be. */
export const differing = (comparison) => allFields(comparison).filter((field) => !field.matches);

/** Why a request failed, and what Twilio or the server says about it. */
export const refusalWords = (what, problem) => `${what}: ${problem.detail ?? problem.message}`;
