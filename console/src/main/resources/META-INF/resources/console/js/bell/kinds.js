/** How each type of notification looks. A type that is newer than this console looks like a plain one. */
const KINDS = {
  sms_received: { icon: "message-square", tone: "sms" },
  call_received: { icon: "phone-incoming", tone: "voice" },
  sms_status_update: { icon: "circle-alert", tone: "bad" },
  call_status_update: { icon: "phone-missed", tone: "voice" },
  recording_available: { icon: "voicemail", tone: "voice" },
  rule_matched: { icon: "list-checks", tone: "sms" },
  number_problem: { icon: "hash", tone: "bad" },
  webhook_problem: { icon: "webhook", tone: "bad" },
  twilio_error: { icon: "triangle-alert", tone: "bad" },
};

const PLAIN = { icon: "bell", tone: "plain" };

const ABOUT_CALLS = ["call_received", "call_status_update", "recording_available"];

export const kindOf = ({ type }) => KINDS[type] ?? PLAIN;

/** The address of the place that a notification is about; undefined where it has none. */
export function placeOf({ type, conversationId, callId, reference }) {
  if (callId && ABOUT_CALLS.includes(type)) return `/calls/${encodeURIComponent(callId)}`;
  if (conversationId) return `/inbox/all/${encodeURIComponent(conversationId)}`;
  if (type === "number_problem") return reference ? `/numbers/${encodeURIComponent(reference)}` : "/numbers";
  if (type === "webhook_problem" || type === "twilio_error") return "/health";
  return undefined;
}

/** Whether an address shows what the notification is about. */
export function isShownAt({ conversationId, callId }, path) {
  const parts = path.split("/").map(decodeURIComponent);
  return (
    (parts[1] === "inbox" && Boolean(conversationId) && parts[3] === conversationId) ||
    (parts[1] === "calls" && Boolean(callId) && parts[2] === callId)
  );
}
