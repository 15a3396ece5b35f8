import { words } from "./words.js";

const TWILIO = "https://console.twilio.com";

/** Where a finding is mended, by the check's id: here, or in Twilio's console. What only an operator can mend has no link. */
const LINKS = {
  "account-status": { words: words.atTwilio, href: TWILIO },
  balance: { words: words.topUp, href: "https://www.twilio.com/console/billing" },
  credentials: { words: words.tokens, href: `${TWILIO}/us1/account/keys-credentials/api-keys` },
  "public-address": { words: words.log, href: "/developers/log?outcome=rejected" },
  "twilio-errors": { words: words.errors, href: "/developers/log?family=debugger" },
  debugger: { words: words.debugger, href: "https://www.twilio.com/console/debugger" },
  capabilities: { words: words.numbers, href: "/numbers" },
  webhooks: { words: words.numbers, href: "/numbers" },
  "text-routing": { words: words.numbers, href: "/numbers" },
  "voice-routing": { words: words.numbers, href: "/numbers" },
  "messaging-services": { words: words.services, href: `${TWILIO}/us1/develop/sms/services` },
  "conversation-addresses": { words: words.settings, href: "/settings/conversations" },
  "conversations-webhook": { words: words.settings, href: "/settings/conversations" },
  "conversations-services": { words: words.settings, href: "/settings/conversations" },
  "whatsapp-senders": { words: words.senders, href: `${TWILIO}/us1/develop/sms/senders/whatsapp-senders` },
  "webhook-rules": { words: words.atTwilio, href: TWILIO },
  registration: { words: words.register, href: `${TWILIO}/us1/develop/sms/regulatory-compliance` },
  "dialing-permissions": { words: words.permit, href: "https://www.twilio.com/console/voice/calls/geo-permissions/low-risk" },
};

/** The link of a finding; undefined where there is none. An id is the check, a number's SID behind a colon, an account behind an @. */
export function mendingLink({ id, state }) {
  if (state === "ok") return undefined;
  const [, check, number] = id.match(/^([^:@]+)(?::([^@]+))?/) ?? [];
  return number ? { words: words.number, href: `/numbers/${encodeURIComponent(number)}/webhooks` } : LINKS[check];
}
