package io.switchboard.conversation.events;

import java.time.Instant;

import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.message.StatusReport;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.thread.StoredConversation;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Message;
import io.switchboard.events.MessageStatusChanged;

/**
 * Makes the events of this service. Their ids follow from what happened, so an event that is published again after a crash
 * is the same event.
 */
public final class DomainEvents {

    private static final String SOURCE = "/conversation-service";

    private DomainEvents() {}

    public static CloudEvent<?> contactCreated(StoredContact contact) {
        return event(
                EventType.CONTACT_CREATED,
                contact.id(),
                "created",
                contact.createdAt(),
                contact.tenantId(),
                contact.view());
    }

    public static CloudEvent<?> conversationOpened(StoredConversation conversation) {
        return event(
                EventType.CONVERSATION_UPDATED,
                conversation.id(),
                "opened",
                conversation.createdAt(),
                conversation.tenantId(),
                conversation.view());
    }

    public static CloudEvent<?> messageAdded(StoredMessage message) {
        var inbound = message.direction().equals(Message.INBOUND);
        return event(
                inbound ? EventType.MESSAGE_RECEIVED : EventType.MESSAGE_QUEUED,
                message.id(),
                message.history().getFirst().status(),
                message.createdAt(),
                message.tenantId(),
                message.view());
    }

    public static CloudEvent<?> statusChanged(StoredMessage message, StatusReport report) {
        var change = report.change();
        var data = new MessageStatusChanged(
                message.id(),
                message.conversationId(),
                message.twilioSid() == null ? report.sid() : message.twilioSid(),
                change.status(),
                change.errorCode(),
                change.errorMessage(),
                change.at());
        return event(
                EventType.MESSAGE_STATUS_CHANGED, message.id(), change.status(), change.at(), message.tenantId(), data);
    }

    private static CloudEvent<?> event(
            EventType type, String id, String what, Instant time, String tenantId, Object data) {
        return new CloudEvent<>(id + "/" + what, type.type(), SOURCE, id, time, tenantId, data);
    }
}
