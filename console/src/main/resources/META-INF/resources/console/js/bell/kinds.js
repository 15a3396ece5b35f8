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
  endpoint_problem: { icon: "webhook", tone: "bad" },
  twilio_error: { icon: "triangle-alert", tone: "bad" },
};

const PLAIN = { icon: "bell", tone: "plain" };

export const kindOf = ({ type }) => KINDS[type] ?? PLAIN;

const PROBLEMS = ["number_problem", "webhook_problem", "endpoint_problem", "twilio_error"];

const ABOUT_CALLS = ["call_received", "call_status_update", "recording_available"];

/** The address of the place that a notification is about; undefined where it has none. */
export function placeOf(notification) {
  const { type, conversationId, callId, messageId } = notification;
  if (callId && ABOUT_CALLS.includes(type)) return `/calls/${encodeURIComponent(callId)}`;
  if (!conversationId) return PROBLEMS.includes(type) ? placeOfProblem(notification) : undefined;
  const conversation = `/inbox/all/${encodeURIComponent(conversationId)}`;
  return type === "sms_status_update" && messageId ? `${conversation}?around=${encodeURIComponent(messageId)}` : conversation;
}

function placeOfProblem({ title, reference, referenceType }) {
  const id = encodeURIComponent(reference ?? "");
  if (referenceType === "number") return `/numbers/${id}`;
  if (referenceType === "purchase") return `/numbers/purchases/${id}`;
  if (referenceType === "webhook-endpoint") return `/developers/endpoints/${id}`;
  return referenceType ? "/health" : placeOfEarlierProblem(title, id);
}

/** Entries of earlier releases do not say what their reference names; that of a failed operation follows from the title. */
function placeOfEarlierProblem(title = "", id) {
  const [, operation, number] = title.match(/^The (\w+) of (.+) failed$/) ?? [];
  if (!operation || !id) return operation ? "/numbers" : "/health";
  if (operation !== "purchase") return `/numbers/${id}`;
  return number === "a number" ? `/numbers/purchases/${id}` : "/numbers";
}

/** Whether an address shows what the notification is about. */
export function isShownAt({ conversationId, callId }, path) {
  const parts = path.split("/").map(decodeURIComponent);
  return (
    (parts[1] === "inbox" && Boolean(conversationId) && parts[3] === conversationId) ||
    (parts[1] === "calls" && Boolean(callId) && parts[2] === callId)
  );
}
