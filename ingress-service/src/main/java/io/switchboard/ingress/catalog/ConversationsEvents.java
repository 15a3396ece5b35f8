package io.switchboard.ingress.catalog;

import java.util.Optional;

import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.WebhookFingerprint;
import io.switchboard.ingress.signature.SignedText;

/**
 * Maps webhooks of Twilio Conversations to events. When webhooks are configured for the account and for a conversation, the
 * same event is delivered twice, with the same id.
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

    /** Returns the most specific SID: the event of a message also names its participant and its conversation. */
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

    /** Returns an id for events that happen once to a SID, or once for each status. Updates differ only in their content. */
    private static Optional<String> id(String sid, String eventType, FormParameters parameters) {
        if (eventType.equals("onDeliveryUpdated")) {
            return EventMapping.word(parameters, "Status").map(status -> sid + "/" + status);
        }
        return eventType.endsWith("Added") || eventType.endsWith("Removed")
                ? Optional.of(sid + "/" + eventType)
                : Optional.empty();
    }
}
