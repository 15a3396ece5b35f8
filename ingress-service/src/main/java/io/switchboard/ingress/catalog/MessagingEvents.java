package io.switchboard.ingress.catalog;

import java.util.Optional;
import java.util.Set;

import io.switchboard.events.Topics;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.ReceivedWebhook;

/**
 * Maps webhooks of messages to events.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Incoming messages</a>
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Message statuses</a>
 */
final class MessagingEvents {

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

    /** Identifies a status by message and status, because a message has each status once. */
    static EventIdentity status(ReceivedWebhook webhook, FormParameters parameters) {
        var sid = sid(parameters);
        var status = EventMapping.word(parameters, "MessageStatus", "SmsStatus");
        return new EventIdentity(
                TwilioEventType.ofMessageStatus(status.orElse("")),
                sid.orElse(null),
                sid.flatMap(message -> status.map(word -> message + "/" + word))
                        .orElseGet(() -> webhook.fingerprint(parameters)),
                pair(parameters, "From", "To"));
    }

    /**
     * Returns whether the parameters are a status of a message that was sent, on any path. A message from a customer has
     * no status, or {@code received}, and has a body and a number of media, each of which may be empty; a status has neither.
     */
    static boolean isStatus(FormParameters parameters) {
        var status = EventMapping.text(parameters, "MessageStatus");
        var given = status.isEmpty() ? EventMapping.text(parameters, "SmsStatus") : status;
        return !given.isEmpty() && !RECEIVED.contains(given) && (SENT.contains(given) || !hasContent(parameters));
    }

    /** Returns whether the parameters are a message from a customer, on any path. */
    static boolean isInbound(FormParameters parameters) {
        return hasContent(parameters) && !isStatus(parameters);
    }

    private static boolean hasContent(FormParameters parameters) {
        return parameters.first("Body") != null || parameters.first("NumMedia") != null;
    }

    /** Returns the SID of the message; SmsSid and SmsMessageSid are deprecated copies of MessageSid. */
    static Optional<String> sid(FormParameters parameters) {
        return EventMapping.sid(parameters, "MessageSid", "SmsMessageSid", "SmsSid");
    }

    private static String pair(FormParameters parameters, String ours, String theirs) {
        return Topics.pairKey(EventMapping.text(parameters, ours), EventMapping.text(parameters, theirs));
    }
}
