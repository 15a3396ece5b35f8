package io.switchboard.ingress.catalog;

import java.util.Optional;
import java.util.Set;

import io.switchboard.events.Topics;
import io.switchboard.events.TwilioEventType;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.ReceivedWebhook;

/**
 * Events of messages.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Incoming messages</a>
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Message statuses</a>
 */
public final class MessagingEvents {

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

    private MessagingEvents() {}

    static EventIdentity inbound(ReceivedWebhook webhook, FormParameters parameters) {
        var sid = sid(parameters);
        return new EventIdentity(
                TwilioEventType.INBOUND_MESSAGE,
                sid.orElse(null),
                sid.orElseGet(() -> webhook.fingerprint(parameters)),
                pair(parameters, "To", "From"));
    }

    /** One for each status: a message has each of them once. */
    static EventIdentity status(ReceivedWebhook webhook, FormParameters parameters) {
        var sid = sid(parameters);
        var status = EventMapping.word(parameters, "MessageStatus", "SmsStatus");
        return new EventIdentity(
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
    static boolean isStatus(FormParameters parameters) {
        var status = EventMapping.text(parameters, "MessageStatus");
        var either = status.isEmpty() ? EventMapping.text(parameters, "SmsStatus") : status;
        return !either.isEmpty() && !RECEIVED.contains(either) && (SENT.contains(either) || !isText(parameters));
    }

    /** Whether it is a text from a customer, wherever it came to. */
    static boolean isInbound(FormParameters parameters) {
        return isText(parameters) && !isStatus(parameters);
    }

    private static boolean isText(FormParameters parameters) {
        return parameters.first("Body") != null || parameters.first("NumMedia") != null;
    }

    /** SmsSid and SmsMessageSid are deprecated copies of MessageSid. */
    public static Optional<String> sid(FormParameters parameters) {
        return EventMapping.sid(parameters, "MessageSid", "SmsMessageSid", "SmsSid");
    }

    private static String pair(FormParameters parameters, String ours, String theirs) {
        return Topics.pairKey(EventMapping.text(parameters, ours), EventMapping.text(parameters, theirs));
    }
}
