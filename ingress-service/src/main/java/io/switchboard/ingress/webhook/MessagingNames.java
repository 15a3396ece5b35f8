package io.switchboard.ingress.webhook;

import java.util.Optional;

import io.switchboard.events.Topics;
import io.switchboard.events.TwilioEventType;
import io.switchboard.ingress.form.Form;

/**
 * Events of messages.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Incoming messages</a>
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Message statuses</a>
 */
final class MessagingNames {

    private MessagingNames() {}

    static EventName inbound(ReceivedWebhook webhook, Form parameters) {
        var sid = sid(parameters);
        return new EventName(
                TwilioEventType.INBOUND_MESSAGE,
                sid.orElse(null),
                sid.orElseGet(webhook::fingerprint),
                pair(parameters, "To", "From"));
    }

    /** One for each status: a message has each of them once. */
    static EventName status(ReceivedWebhook webhook, Form parameters) {
        var sid = sid(parameters);
        var status = Naming.word(parameters, "MessageStatus", "SmsStatus");
        return new EventName(
                TwilioEventType.ofMessageStatus(status.orElse("")),
                sid.orElse(null),
                sid.flatMap(one -> status.map(other -> one + "/" + other)).orElseGet(webhook::fingerprint),
                pair(parameters, "From", "To"));
    }

    /** SmsSid and SmsMessageSid are deprecated copies of MessageSid. */
    static Optional<String> sid(Form parameters) {
        return Naming.word(parameters, "MessageSid", "SmsMessageSid", "SmsSid");
    }

    private static String pair(Form parameters, String ours, String theirs) {
        return Topics.pairKey(Naming.text(parameters, ours), Naming.text(parameters, theirs));
    }
}
