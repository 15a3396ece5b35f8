package io.switchboard.ingress.webhook;

import java.util.Optional;
import java.util.Set;

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

    private static final Set<String> RECEIVED = Set.of("received", "receiving");

    private static final Set<String> SENT = Set.of(
            "accepted",
            "scheduled",
            "queued",
            "sending",
            "sent",
            "delivered",
            "undelivered",
            "failed",
            "read",
            "canceled");

    private MessagingNames() {}

    static EventName inbound(ReceivedWebhook webhook, Form parameters) {
        var sid = sid(parameters);
        return new EventName(
                TwilioEventType.INBOUND_MESSAGE,
                sid.orElse(null),
                sid.orElseGet(() -> webhook.fingerprint(parameters)),
                pair(parameters, "To", "From"));
    }

    /** One for each status: a message has each of them once. */
    static EventName status(ReceivedWebhook webhook, Form parameters) {
        var sid = sid(parameters);
        var status = Naming.word(parameters, "MessageStatus", "SmsStatus");
        return new EventName(
                TwilioEventType.ofMessageStatus(status.orElse("")),
                sid.orElse(null),
                sid.flatMap(one -> status.map(other -> one + "/" + other))
                        .orElseGet(() -> webhook.fingerprint(parameters)),
                pair(parameters, "From", "To"));
    }

    /**
     * Whether it is what became of a message of ours, wherever it came to. A text from a customer names no status, or
     * {@code received}, and has a body and a number of media, each of which may be nothing; a status has neither.
     */
    static boolean isStatus(Form parameters) {
        var status = Naming.text(parameters, "MessageStatus");
        var either = status.isEmpty() ? Naming.text(parameters, "SmsStatus") : status;
        return !either.isEmpty() && !RECEIVED.contains(either) && (SENT.contains(either) || !isText(parameters));
    }

    /** Whether it is a text from a customer, wherever it came to. */
    static boolean isInbound(Form parameters) {
        return isText(parameters) && !isStatus(parameters);
    }

    private static boolean isText(Form parameters) {
        return parameters.first("Body") != null || parameters.first("NumMedia") != null;
    }

    /** SmsSid and SmsMessageSid are deprecated copies of MessageSid. */
    static Optional<String> sid(Form parameters) {
        return Naming.sid(parameters, "MessageSid", "SmsMessageSid", "SmsSid");
    }

    private static String pair(Form parameters, String ours, String theirs) {
        return Topics.pairKey(Naming.text(parameters, ours), Naming.text(parameters, theirs));
    }
}
