package io.switchboard.conversation.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Message;
import org.springframework.stereotype.Component;

/**
 * The events that filed messages cause. Everything is read back from the store, and what a message created carries that
 * message's time: so the same message, filed again after a crash, causes the same events.
 */
@Component
class ConversationEvents {

    /** A contact has a conversation with each number of ours, and the closed ones. Older ones are renamed without news. */
    private static final int MOST_CONVERSATIONS = 20;

    private final Contacts contacts;
    private final Conversations conversations;

    ConversationEvents(Contacts contacts, Conversations conversations) {
        this.contacts = contacts;
        this.conversations = conversations;
    }

    List<CloudEvent<?>> of(List<MessageStoreResult> results) {
        var contactByKey = contacts.find(results.stream()
                .map(each -> each.newMessage().contactKey())
                .distinct()
                .toList());
        var conversationById = conversations.byId(results.stream()
                .map(each -> each.message().conversationId())
                .distinct()
                .toList());
        var events = new ArrayList<CloudEvent<?>>();
        for (var each : results) {
            var cause = each.newMessage().cause();
            created(each, contactByKey).ifPresent(event -> events.add(event.causedBy(cause)));
            opened(each, conversationById).ifPresent(event -> events.add(event.causedBy(cause)));
            named(each, contactByKey).forEach(event -> events.add(event.causedBy(cause)));
            events.add(added(each.message()).causedBy(cause));
        }
        return events;
    }

    private static Optional<CloudEvent<?>> created(MessageStoreResult result, Map<String, StoredContact> contacts) {
        var contact = Objects.requireNonNull(contacts.get(result.newMessage().contactKey()));
        return contact.createdAt().equals(result.newMessage().at())
                ? Optional.of(DomainEvents.event(
                        EventType.CONTACT_CREATED,
                        contact.id(),
                        "created",
                        contact.createdAt(),
                        contact.tenantId(),
                        contact.view()))
                : Optional.empty();
    }

    private static Optional<CloudEvent<?>> opened(
            MessageStoreResult result, Map<String, StoredConversation> conversations) {
        var conversation =
                Objects.requireNonNull(conversations.get(result.message().conversationId()));
        return conversation.createdAt().equals(result.newMessage().at())
                ? Optional.of(DomainEvents.event(
                        EventType.CONVERSATION_UPDATED,
                        conversation.id(),
                        "opened",
                        conversation.createdAt(),
                        conversation.tenantId(),
                        conversation.view()))
                : Optional.empty();
    }

    /** What a new name changed: the contact, and the conversations that are shown under the name. */
    private List<CloudEvent<?>> named(MessageStoreResult result, Map<String, StoredContact> contacts) {
        var at = result.newMessage().at();
        var contact = Objects.requireNonNull(contacts.get(result.newMessage().contactKey()));
        if (contact.createdAt().equals(at) || !contact.wasNamedAt(at)) {
            return List.of();
        }
        var what = "named/" + at;
        var events = new ArrayList<CloudEvent<?>>();
        events.add(DomainEvents.event(
                EventType.CONTACT_UPDATED, contact.id(), what, at, contact.tenantId(), contact.view()));
        if (Objects.equals(contact.name(), result.newMessage().contactName())) {
            conversations.of(contact, MOST_CONVERSATIONS).stream()
                    .filter(each -> !each.createdAt().equals(at))
                    .map(each -> DomainEvents.event(
                            EventType.CONVERSATION_UPDATED, each.id(), what, at, each.tenantId(), each.view()))
                    .forEach(events::add);
        }
        return events;
    }

    private static CloudEvent<?> added(StoredMessage message) {
        return DomainEvents.event(
                message.direction().equals(Message.INBOUND) ? EventType.MESSAGE_RECEIVED : EventType.MESSAGE_QUEUED,
                message.id(),
                message.history().getFirst().status(),
                message.createdAt(),
                message.tenantId(),
                message.view());
    }
}
