import { html } from "../lib/html.js";
import { nothing } from "../lib/html.js";
import { isolated } from "../lib/written-text.js";
import { strip } from "../parts/strip.js";

/** Checks of the doctor that concern whole accounts, the nearest cause first. A finding is told of the account's name. */
const CAUSES = {
  "account-status": { badge: suspendedBadge, words: ({ title }, name) => title.replace(/^The account/, `The ${name}`) },
  credentials: {
    badge: () => "Token wrong",
    words: (_, name) => `Twilio refuses the auth token of the ${name}`,
    detail: "No message is sent, and webhooks signed with another token are rejected.",
  },
  "main-account": { badge: () => "Suspended", words: (_, name) => `The main account that pays for the ${name} is not active` },
};

function suspendedBadge({ title }) {
  return title.endsWith("closed") ? "Closed" : "Suspended";
}

/**
 * Returns the accounts for which nothing works, each as the doctor's finding of its nearest cause, with `cause` and
 * `accountSid`. Where a tenant has one account only, findings name none, and `accountSid` is undefined.
 */
export function accountTroubles(checks) {
  const broken = checks.filter(({ state }) => state === "broken").map((check) => ({ ...check, ...partsOf(check.id) }));
  const nearest = Object.keys(CAUSES).flatMap((cause) => broken.filter((check) => check.cause === cause));
  return nearest.filter(({ accountSid }, index) => nearest.findIndex((other) => other.accountSid === accountSid) === index);
}

function partsOf(id) {
  const [cause, accountSid] = id.split("@");
  return { cause, accountSid };
}

/** Returns what keeps the account of a number from working; undefined for nothing. */
export const troubleOf = (number, troubles) =>
  troubles.find(({ accountSid }) => accountSid === undefined || accountSid === number.accountSid);

/** The badge of a number whose account does not work. */
export const troubleBadge = (trouble) => ({ tone: "bad", words: CAUSES[trouble.cause].badge(trouble), detail: ownDetail(trouble) });

/** One strip for all accounts that do not work: which, why, and what mends it. Names appear once `accounts` are known. */
export function troubleStrip(troubles, accounts = []) {
  if (troubles.length === 0) return nothing;
  return strip({
    kind: "bad",
    words: troubles.map((trouble) => sentences(trouble, accounts)),
    action: { words: "Look at Health", href: "/health" },
  });
}

const sentences = (trouble, accounts) => html`<span class="trouble">
  <b>${CAUSES[trouble.cause].words(trouble, nameOf(trouble, accounts))}.</b> ${ownDetail(trouble)} ${trouble.remedy}
</span>`;

/** What it means. The doctor's sentence names the account by its SID, which is said already. */
const ownDetail = ({ cause, detail }) => CAUSES[cause].detail ?? detail.replace(/^Account AC\w+: /, "");

/** The account's name, and the end of its SID as one recognizes it in Twilio's console. */
function nameOf({ accountSid }, accounts) {
  const open = accounts.filter(({ status }) => status !== "closed");
  const account = accountSid ? accounts.find(({ sid }) => sid === accountSid) : open.length === 1 ? open[0] : undefined;
  const sid = account?.sid ?? accountSid;
  if (!sid) return "account";
  const short = `${sid.slice(0, 2)}…${sid.slice(-4)}`;
  return account?.friendlyName ? `account “${isolated(account.friendlyName)}” (${short})` : `account ${short}`;
}
