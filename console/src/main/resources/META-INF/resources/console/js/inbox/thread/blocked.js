import { serverNow } from "../../api/server-clock.js";
import { daysBetween, shortWhen } from "../../lib/times.js";
import { blockedWords } from "./words.js";

const LAST_HOURS = 2 * 3_600_000;
const ENDING = new Set(["releasing", "released", "failed"]);

/**
 * Why no text can simply be written in a conversation: `{kind, icon, look, title, detail, offers}`; undefined where it can.
 * The reasons are those for which the server would refuse it.
 */
export function blockedReason(conversation, { number, isWatching, now = serverNow() } = {}) {
  const name = conversation.contact?.name || "The customer";
  if (isWatching) return reason("readOnly", "eye", "", blockedWords.readOnly, blockedWords.readOnlyDetail, []);
  if (conversation.consent?.state === "opted-out") return optedOut(conversation.consent, name);
  if (conversation.routed === false || ENDING.has(number?.state)) {
    const ours = conversation.ourNumber?.name || conversation.ourNumber?.display || conversation.ourAddress;
    return reason("unrouted", "phone-off", "", blockedWords.unrouted(ours), blockedWords.unroutedDetail, ["note"]);
  }
  if (isShort(conversation)) {
    return reason("shortCode", "ban", "", blockedWords.shortCode, blockedWords.shortCodeDetail, ["note"]);
  }
  return windowOf(conversation, now) === "closed" ? closedWindow(conversation, name) : undefined;
}

/** How many minutes WhatsApp still takes free texts, in the last two hours of its window; else undefined. */
export function windowMinutes({ channel, whatsappWindowEndsAt }, now = serverNow()) {
  if (channel !== "whatsapp" || !whatsappWindowEndsAt) return undefined;
  const left = Date.parse(whatsappWindowEndsAt) - now;
  return left > 0 && left < LAST_HOURS ? Math.ceil(left / 60_000) : undefined;
}

function windowOf({ channel, whatsappWindowEndsAt }, now) {
  if (channel !== "whatsapp") return "none";
  return Date.parse(whatsappWindowEndsAt ?? 0) > now ? "open" : "closed";
}

/** Short codes and names cannot receive texts: an answer to one is refused. */
const isShort = ({ channel, theirAddress }) =>
  channel === "sms" && (/^\+?\d{1,6}$/.test(theirAddress) || /[a-z]/i.test(theirAddress));

function optedOut({ reason: word, at }, name) {
  const when = past(at);
  const said = /^\d+$/.test(word ?? "") ? blockedWords.refusedDetail(word, when) : blockedWords.optedOutDetail(word, when);
  return reason("optedOut", "ban", "bad", blockedWords.optedOut(name), `${said} ${blockedWords.optedOutRemedy}`, ["call", "note"]);
}

function closedWindow({ whatsappWindowEndsAt }, name) {
  const detail = blockedWords.windowDetail(name, whatsappWindowEndsAt && past(whatsappWindowEndsAt));
  return reason("window", "message-circle", "", blockedWords.window, `${detail} ${blockedWords.windowRemedy}`, ["template", "sms"]);
}

const reason = (kind, icon, look, title, detail, offers) => ({ kind, icon, look, title, detail, offers });

/** "at 9:41", "yesterday", "on 12 Sep". */
function past(at) {
  const days = daysBetween(new Date(at), new Date(serverNow()));
  return days === 0 ? `at ${shortWhen(at)}` : days === 1 ? "yesterday" : `on ${shortWhen(at)}`;
}
