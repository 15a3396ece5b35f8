import { phoneWords } from "../lib/phone.js";
import { words } from "./words.js";

const id = (part) => encodeURIComponent(part);

/** Where things are, by the beginning of their paths; the first that fits counts. */
const PLACES = [
  [/^phone-numbers\/purchases\/([^/]+)/, words.kinds.purchase, ([, it]) => `/numbers/purchases/${id(it)}`],
  [/^phone-numbers\/webhooks$/, words.kinds.numbers, () => "/numbers"],
  [/^phone-numbers\/([^/]+)\/webhooks/, words.kinds.number, ([, it]) => `/numbers/${id(it)}/webhooks`],
  [/^phone-numbers\/([^/]+)/, words.kinds.number, ([, it]) => `/numbers/${id(it)}`],
  [/^settings\/([^/]+)/, words.kinds.settings, ([, page]) => PAGES[page] && `/settings/${PAGES[page].path}`],
  [/^labels\/([^/]+)/, words.kinds.label, ([, it]) => `/settings/labels/${id(it)}`],
  [/^templates\/([^/]+)/, words.kinds.template, ([, it]) => `/settings/templates/${id(it)}`],
  [/^members\/([^/]+)/, words.kinds.member, ([, it]) => `/settings/members/${id(it)}`],
  [/^notifications\//, words.kinds.notifications, () => "/settings/notifications"],
  [/^contacts\/([^/]+)/, words.kinds.contact, ([, it]) => `/contacts/${id(it)}`],
  [/^conversations\/([^/]+)/, words.kinds.conversation, ([, it]) => `/inbox/all/${id(it)}`],
  [/^conversations$/, words.kinds.inbox, () => "/inbox"],
  [/^calls\/([^/]+)/, words.kinds.call, ([, it]) => `/calls/${id(it)}`],
  [/^webhook-endpoints\/([^/]+)/, words.kinds.endpoint, ([, it]) => `/developers/endpoints/${id(it)}`],
  [/^webhook-log$/, words.kinds.log, () => "/developers/log"],
  [/^usage\//, words.kinds.usage, () => "/usage"],
  [/^accounts\//, words.kinds.account, () => "/health"],
];

/** The pages of settings by the API's names. */
const PAGES = {
  "auto-reply": { path: "answers", words: "Automatic answers" },
  "business-hours": { path: "hours", words: "Hours" },
  keywords: { path: "keywords", words: "Keywords" },
  retention: { path: "retention", words: "Retention" },
  calls: { path: "calls", words: "Calls" },
  sending: { path: "senders", words: "Senders" },
  conversations: { path: "conversations", words: "Twilio Conversations" },
  rules: { path: "rules", words: "Rules" },
  company: { path: "company", words: "Name of the company" },
};

/**
 * The thing that an entry is about: `{kind, name, href}`. Without a place in the console, or when it was deleted by this very
 * change, it has no `href`; without a name its kind has to do.
 */
export function targetOf(entry, { members, numbers }) {
  const [match, place] = placeOf(entry.target);
  const kind = place?.[1];
  return { kind, name: nameOf(entry, { members, numbers }), href: isGone(entry) ? undefined : place?.[2](match) };
}

/** The target of a filter in words. */
export function targetWords(target, sources) {
  const { kind, name } = targetOf({ target, what: "" }, sources);
  return name ?? kind ?? target;
}

function placeOf(target) {
  for (const place of PLACES) {
    const match = target.match(place[0]);
    if (match) return [match, place];
  }
  return [];
}

/** The pages of notifications and calls are there whatever was deleted on them. */
const isGone = ({ what }) => /^(phone-number\.(released|restored)|(webhook-endpoint|label|template|member)\.deleted)$/.test(what);

function nameOf({ target, before, after }, { members, numbers }) {
  const [first, second] = target.split("/");
  if (first === "settings") return PAGES[second]?.words ?? second;
  if (first === "members") return members.get(second)?.name ?? textOf(after ?? before, "name");
  if (first === "phone-numbers") return numberName(second, after ?? before, numbers);
  if (first === "tenants" || first === "accounts") return second;
  const shown = after ?? before;
  return textOf(shown, "name") ?? textOf(shown, "url") ?? textOf(shown, "displayName");
}

function numberName(numberId, shown, numbers) {
  const number = numbers.all().find((one) => one.id === numberId);
  const address = number?.address ?? textOf(shown, "address");
  return (number && numbers.name(number.address)) ?? (address && phoneWords(address, number?.display));
}

const textOf = (shown, field) => (typeof shown?.[field] === "string" && shown[field] ? shown[field] : undefined);
