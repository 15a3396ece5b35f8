const STATUS_WORDS = {
  scheduled: "Scheduled",
  accepted: "Accepted",
  queued: "Queued",
  held: "Waiting",
  unknown: "Sent or not",
  sending: "Sending",
  sent: "Sent",
  delivered: "Delivered",
  read: "Read",
  undelivered: "Not delivered",
  failed: "Failed",
  canceled: "Canceled",
  "not-sent": "Not sent",
};

const CHANNEL_WORDS = { sms: "SMS", mms: "MMS", rcs: "RCS", whatsapp: "WhatsApp", messenger: "Messenger" };

export const channelWord = (channel) => CHANNEL_WORDS[channel] ?? channel;

/** The state of a message, with the reason when it came to nothing. */
export function statusWords({ status, errorCode, errorMessage, problem }) {
  const reason = problem?.message ?? errorMessage ?? (errorCode ? "Twilio gives no reason" : "");
  const code = errorCode ? ` (${errorCode})` : "";
  return (STATUS_WORDS[status] ?? status) + (reason && `: ${reason}${code}`);
}

/** Describes the parts of a message that are neither text nor media. */
export function detailsWords({ referral, reply, forward }) {
  const parts = [
    forward && (forward.often ? "Forwarded many times" : "Forwarded"),
    reply && "Reply to an earlier message",
    referral && ["From an advertisement", referral.headline ?? referral.sourceUrl].filter(Boolean).join(": "),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** Whom a conversation is with, as people would say it. */
export const personName = (conversation) => conversation.contactName || conversation.theirAddress;

export function previewWords({ lastMessage }) {
  if (!lastMessage) return "";
  const who = lastMessage.direction === "outbound" ? "You: " : "";
  return who + (lastMessage.preview || "Attachment");
}
