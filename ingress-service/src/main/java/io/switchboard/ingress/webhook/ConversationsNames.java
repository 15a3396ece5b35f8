package io.switchboard.ingress.webhook;

import java.util.Optional;

import io.switchboard.events.TwilioEventType;
import io.switchboard.ingress.form.Form;
import io.switchboard.ingress.signature.SignedText;

/**
 * Events of Twilio Conversations. Where webhooks are configured for the account and for one conversation too, the same
 * event comes twice, and has the same id.
 *
 * @see <a href="https://www.twilio.com/docs/conversations-classic/conversations-webhooks">Conversations webhooks</a>
 */
final class ConversationsNames {

    private ConversationsNames() {}

    static EventName event(ReceivedWebhook webhook, Form parameters) {
        var eventType = Naming.word(parameters, "EventType").orElse("");
        var subject = subject(eventType, parameters);
        return new EventName(
                TwilioEventType.ofConversations(eventType),
                subject.orElse(null),
                subject.flatMap(sid -> id(sid, eventType, parameters))
                        .orElseGet(() -> Fingerprint.of(SignedText.parameters(parameters.without("RetryCount")))),
                Naming.keyOf(parameters, "ConversationSid"));
    }

    /** A message's event names its participant and its conversation too. */
    private static Optional<String> subject(String eventType, Form parameters) {
        if (eventType.startsWith("onDelivery")) {
            return Naming.sid(parameters, "DeliveryReceiptSid");
        }
        if (eventType.startsWith("onMessage")) {
            return Naming.sid(parameters, "MessageSid");
        }
        if (eventType.startsWith("onParticipant")) {
            return Naming.sid(parameters, "ParticipantSid");
        }
        if (eventType.startsWith("onUser")) {
            return Naming.sid(parameters, "UserSid");
        }
        return Naming.sid(parameters, "ConversationSid");
    }

    /** Of what happens to a SID once, or once for each status. Updates can only be told apart by all they say. */
    private static Optional<String> id(String sid, String eventType, Form parameters) {
        if (eventType.equals("onDeliveryUpdated")) {
            return Naming.word(parameters, "Status").map(status -> sid + "/" + status);
        }
        return eventType.endsWith("Added") || eventType.endsWith("Removed")
                ? Optional.of(sid + "/" + eventType)
                : Optional.empty();
    }
}
