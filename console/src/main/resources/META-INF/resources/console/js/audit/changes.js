/** The changes that Switchboard records, by what they are about. The API finds a group by its first word. */
const GROUPS = [
  {
    noun: "phone-number",
    words: "Numbers",
    changes: {
      "phone-number.updated": "Number changed",
      "phone-number.assigned": "Number assigned",
      "phone-number.purchase-requested": "Purchase of a number begun",
      "phone-number.bought": "Number bought",
      "phone-number.purchase-failed": "Number not bought",
      "phone-number.imported": "Number taken over",
      "phone-number.restored": "Number put back as it was",
      "phone-number.release-begun": "Release of a number begun",
      "phone-number.kept": "Release of a number called back",
      "phone-number.released": "Number released",
      "phone-number.webhooks-repaired": "Webhooks of a number repaired",
      "phone-number.overrides-cleared": "Overrides of a number removed",
    },
  },
  {
    noun: "phone-numbers",
    words: "Repair of all numbers",
    changes: { "phone-numbers.repair-requested": "Repair of numbers begun" },
  },
  { noun: "whatsapp-sender", words: "WhatsApp senders", changes: { "whatsapp-sender.webhooks-repaired": "WhatsApp sender repaired" } },
  { noun: "conversations", words: "Twilio Conversations", changes: { "conversations.webhooks-repaired": "Twilio Conversations repaired" } },
  {
    noun: "conversations-address",
    words: "Addresses of Twilio Conversations",
    changes: { "conversations-address.auto-creation-ended": "Address makes no more conversations at Twilio" },
  },
  { noun: "messaging-service", words: "Messaging services", changes: { "messaging-service.repaired": "Messaging service repaired" } },
  {
    noun: "account",
    words: "Twilio accounts",
    changes: {
      "account.created": "Twilio account made",
      "account.imported": "Twilio account taken over",
      "account.suspended": "Twilio account suspended",
      "account.reactivated": "Twilio account active again",
      "account.closed": "Twilio account closed",
      "account.changed": "Twilio account changed",
      "account.token-rotated": "Token of a Twilio account rotated",
    },
  },
  {
    noun: "member",
    words: "Members",
    changes: { "member.created": "Member added", "member.updated": "Member changed", "member.deleted": "Member removed" },
  },
  {
    noun: "label",
    words: "Labels",
    changes: { "label.created": "Label made", "label.updated": "Label changed", "label.deleted": "Label deleted" },
  },
  {
    noun: "template",
    words: "Templates",
    changes: { "template.created": "Template made", "template.updated": "Template changed", "template.deleted": "Template deleted" },
  },
  { noun: "settings", words: "Settings", changes: { "settings.updated": "Settings changed" } },
  {
    noun: "notification-preferences",
    words: "Own notifications",
    changes: { "notification-preferences.updated": "Own notifications changed" },
  },
  {
    noun: "push-subscription",
    words: "Devices for notifications",
    changes: { "push-subscription.created": "Device for notifications added", "push-subscription.deleted": "Device for notifications removed" },
  },
  { noun: "usage-budget", words: "Budget", changes: { "usage-budget.updated": "Budget changed" } },
  {
    noun: "contact",
    words: "Contacts",
    changes: {
      "contact.updated": "Contact changed",
      "contact.blocked": "Contact blocked",
      "contact.unblocked": "Contact no longer blocked",
      "contact.merged": "Contact merged into another",
      "contact.merge-undone": "Merge of contacts undone",
      "contact.address-added": "Address added to a contact",
      "contact.note-added": "Note on a contact written",
      "contact.erasure-requested": "Erasure of a contact begun",
    },
  },
  { noun: "contact-export", words: "Exports of contacts", changes: { "contact-export.requested": "Export of a contact begun" } },
  { noun: "conversation", words: "Conversations", changes: { "conversation.updated": "Conversation changed" } },
  {
    noun: "conversation-export",
    words: "Exports of conversations",
    changes: { "conversation-export.requested": "Export of conversations begun" },
  },
  { noun: "note", words: "Notes", changes: { "note.added": "Note in a conversation written" } },
  { noun: "messages", words: "Bulk sending", changes: { "messages.bulk-requested": "Sending to many begun" } },
  { noun: "call", words: "Calls", changes: { "call.requested": "Call made" } },
  { noun: "recording", words: "Recordings", changes: { "recording.deleted": "Recording deleted" } },
  { noun: "retention", words: "Retention", changes: { "retention.applied": "What was too old was deleted" } },
  {
    noun: "job",
    words: "Long work",
    changes: { "job.finished": "Long work finished", "job.failed": "Long work failed", "job.canceled": "Long work called off" },
  },
  {
    noun: "webhook-endpoint",
    words: "Endpoints",
    changes: {
      "webhook-endpoint.created": "Endpoint added",
      "webhook-endpoint.updated": "Endpoint changed",
      "webhook-endpoint.deleted": "Endpoint deleted",
      "webhook-endpoint.disabled": "Endpoint switched off",
      "webhook-endpoint.secret-rotated": "New secret for an endpoint",
      "webhook-endpoint.tested": "Test event sent to an endpoint",
      "webhook-endpoint.replayed": "Events of a time sent to an endpoint again",
    },
  },
  { noun: "webhook-attempt", words: "Deliveries to endpoints", changes: { "webhook-attempt.retried": "Event sent to an endpoint again" } },
  { noun: "webhooks", words: "Recovered webhooks", changes: { "webhooks.recovered": "Missed webhooks recovered from Twilio" } },
  { noun: "reconciliation", words: "Comparison with Twilio", changes: { "reconciliation.requested": "Comparison with Twilio begun" } },
  {
    noun: "dead-letters",
    words: "Dead letters",
    changes: {
      "dead-letters.read": "Dead letter read",
      "dead-letters.replay-requested": "Dead letters tried again",
      "dead-letters.discard-requested": "Dead letters discarded",
    },
  },
  {
    noun: "rejected-webhooks",
    words: "Rejected webhooks",
    changes: {
      "rejected-webhooks.read": "Rejected webhook read",
      "rejected-webhooks.replay-requested": "Rejected webhooks tried again",
      "rejected-webhooks.discard-requested": "Rejected webhooks discarded",
    },
  },
  { noun: "session", words: "Sessions", changes: { "session.started": "Logged in", "session.ended": "Logged out" } },
  { noun: "tenant", words: "Operators' visits", changes: { "tenant.entered": "Looked at the company as operator" } },
  { noun: "audit", words: "Exports of the audit", changes: { "audit.exported": "Audit exported" } },
];

const WORDS = Object.assign({}, ...GROUPS.map(({ changes }) => changes));

/** The groups as choices of a filter, in alphabetical order. */
export const CHANGE_GROUPS = [...GROUPS].sort((one, other) => one.words.localeCompare(other.words));

/** What was changed, in words; a change that this console does not know yet as it is called. */
export function changeWords({ what, outcome }) {
  if (what === "session.started" && outcome === "failed") return "Log-in refused";
  return WORDS[what] ?? what;
}

/** What a filter for changes finds, in words: one change, or all of a group. */
export const whatWords = (what) => WORDS[what] ?? GROUPS.find(({ noun }) => noun === what)?.words ?? what;
