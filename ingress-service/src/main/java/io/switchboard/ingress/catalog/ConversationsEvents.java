package io.switchboard.ingress.catalog;

import java.util.Optional;

import io.switchboard.events.TwilioEventType;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.WebhookFingerprint;
import io.switchboard.ingress.signature.SignedText;

/**
 * Events of Twilio Conversations. Where webhooks are configured for the account and for one conversation too, the same
 * event comes twice, and has the same id.
 *
 * @see <a href="https://www.twilio.com/docs/conversations-classic/conversations-webhooks">Conversations webhooks</a>
 */
final class ConversationsEvents {

    private ConversationsEvents() {}

    static EventIdentity event(ReceivedWebhook webhook, FormParameters parameters) {
        var eventType = EventMapping.word(parameters, "EventType").orElse("");
        var subject = subject(eventType, parameters);
        return new EventIdentity(
                TwilioEventType.ofConversations(eventType),
                subject.orElse(null),
                subject.flatMap(sid -> id(sid, eventType, parameters))
                        .orElseGet(
                                () -> WebhookFingerprint.of(SignedText.parameters(parameters.without("RetryCount")))),
                EventMapping.keyOf(parameters, "ConversationSid"));
    }

    /** A message's event names its participant and its conversation too. */
    private static Optional<String> subject(String eventType, FormParameters parameters) {
        if (eventType.startsWith("onDelivery")) {
            return EventMapping.sid(parameters, "DeliveryReceiptSid");
        }
        if (eventType.startsWith("onMessage")) {
            return EventMapping.sid(parameters, "MessageSid");
        }
        if (eventType.startsWith("onParticipant")) {
            return EventMapping.sid(parameters, "ParticipantSid");
        }
        if (eventType.startsWith("onUser")) {
            return EventMapping.sid(parameters, "UserSid");
        }
        return EventMapping.sid(parameters, "ConversationSid");
    }

    /** Of what happens to a SID once, or once for each status. Updates can only be told apart by all they say. */
    private static Optional<String> id(String sid, String eventType, FormParameters parameters) {
        if (eventType.equals("onDeliveryUpdated")) {
            return EventMapping.word(parameters, "Status").map(status -> sid + "/" + status);
        }
        return eventType.endsWith("Added") || eventType.endsWith("Removed")
                ? Optional.of(sid + "/" + eventType)
                : Optional.empty();
    }
}
