package io.switchboard.notification.occurrence;

import java.util.Optional;
import java.util.Set;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Message;
import io.switchboard.events.MessageStatusChanged;
import io.switchboard.events.setting.RuleMatched;
import io.switchboard.notification.bell.NotificationText;
import io.switchboard.notification.recipient.NotificationType;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/** Makes occurrences of messages that arrive, and of those that are not delivered. */
final class MessageOccurrences {

    private static final Set<String> FAILED = Set.of("failed", "undelivered");

    private MessageOccurrences() {}

    static Optional<TenantOccurrence> received(
            TenantId tenant, CloudEvent<?> event, Message message, KnownConversations conversations) {
        var facts = conversations.find(tenant, message.conversationId()).orElse(null);
        var kind = message.channel().equals("sms") ? "SMS" : "%s message".formatted(channelName(message.channel()));
        var text = NotificationText.ofConversation(
                "New %s from %s".formatted(kind, facts == null ? message.from() : facts.party()),
                preview(message),
                message.id(),
                null);
        return Optional.of(occurrence(
                tenant,
                NotificationType.SMS_RECEIVED,
                message.id(),
                message.conversationId(),
                facts,
                message.to(),
                text,
                event,
                false));
    }

    static Optional<TenantOccurrence> statusChanged(
            TenantId tenant, CloudEvent<?> event, MessageStatusChanged change, KnownConversations conversations) {
        var facts = conversations.find(tenant, change.conversationId()).orElse(null);
        var isFailure = FAILED.contains(change.status());
        var party = facts == null ? "a customer" : facts.party();
        var title = isFailure ? "Message to %s was not delivered" : "Message to %s is " + change.status();
        var text = NotificationText.ofConversation(
                title.formatted(party), isFailure ? reason(change) : change.status(), change.messageId(), null);
        return Optional.of(occurrence(
                tenant,
                NotificationType.SMS_STATUS_UPDATE,
                change.messageId() + "/" + change.status(),
                change.conversationId(),
                facts,
                facts == null ? null : facts.ourAddress(),
                text,
                event,
                !isFailure));
    }

    /** A message of which rules tell certain members. */
    static TenantOccurrence ruled(
            TenantId tenant, CloudEvent<?> event, RuleMatched matched, KnownConversations conversations) {
        var facts = conversations.find(tenant, matched.conversationId()).orElse(null);
        var title =
                "%s: %s".formatted(String.join(", ", matched.rules()), facts == null ? matched.from() : facts.party());
        return new TenantOccurrence(
                tenant,
                NotificationType.RULE_MATCHED,
                NotificationType.RULE_MATCHED.word() + "/" + matched.messageId(),
                matched.conversationId(),
                matched.conversationId(),
                facts,
                null,
                NotificationText.ofConversation(title, matched.preview(), matched.messageId(), null),
                event.time(),
                false,
                matched.recipients());
    }

    private static TenantOccurrence occurrence(
            TenantId tenant,
            NotificationType type,
            String key,
            String conversationId,
            @Nullable ConversationFacts facts,
            @Nullable String ourAddress,
            NotificationText text,
            CloudEvent<?> event,
            boolean isRoutine) {
        return new TenantOccurrence(
                tenant,
                type,
                type.word() + "/" + key,
                conversationId,
                conversationId,
                facts,
                ourAddress,
                text,
                event.time(),
                isRoutine);
    }

    private static String channelName(String channel) {
        return switch (channel) {
            case "whatsapp" -> "WhatsApp";
            case "rcs" -> "RCS";
            default -> channel;
        };
    }

    private static String preview(Message message) {
        if (!message.body().isBlank()) {
            return message.body();
        }
        var files = message.media().size();
        return files == 1 ? "1 file" : files + " files";
    }

    private static String reason(MessageStatusChanged change) {
        if (change.errorText() != null) {
            return change.errorText();
        }
        return change.errorMessage() != null ? change.errorMessage() : "Twilio gives no reason.";
    }
}
