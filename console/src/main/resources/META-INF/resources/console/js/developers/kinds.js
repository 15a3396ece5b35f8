import { words } from "./words.js";

const ICONS = {
  "inbound-message": "message-square",
  "message-status": "refresh-cw",
  "inbound-call": "phone-incoming",
  "call-status": "phone",
  "dial-finished": "phone-forwarded",
  "gather-finished": "hash",
  "record-finished": "voicemail",
  "recording-status": "voicemail",
  debugger: "triangle-alert",
};

/** Twilio's codes for webhooks that did not arrive. */
const UNREACHABLE = [11200, 11205, 11217];

const first = ({ parameters = {} }, ...names) => names.map((name) => parameters[name]?.[0]).find(Boolean);

/** The kind of a webhook with what it tells: "Text", "Status: undelivered 30007". */
export function kindWords(webhook) {
  const kind = words.families[webhook.family] ?? webhook.family ?? words.unknownKind;
  const told = [statusOf(webhook), codeOf(webhook)].filter(Boolean).join(" ");
  return told ? `${kind}: ${told}` : kind;
}

export const kindIcon = ({ family }) => ICONS[family] ?? "webhook";

/** The status of an incoming text or call is always the same. */
const statusOf = (webhook) =>
  webhook.family?.startsWith("inbound-") ? undefined : first(webhook, "MessageStatus", "SmsStatus", "RecordingStatus", "DialCallStatus", "CallStatus");

const codeOf = (webhook) => first(webhook, "ErrorCode") ?? reported(first(webhook, "Payload"));

/** Twilio's debugger names the code in JSON. */
function reported(payload) {
  try {
    return payload && String(JSON.parse(payload).error_code ?? "");
  } catch {
    return undefined;
  }
}

/** Whether Twilio tells that it could not reach us. */
export const isUnreachable = (webhook) => UNREACHABLE.includes(Number(codeOf(webhook)));
