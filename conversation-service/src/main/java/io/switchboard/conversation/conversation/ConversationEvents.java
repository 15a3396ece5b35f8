package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import org.springframework.stereotype.Component;

/**
 * Creates the events of stored messages, from stored documents only. A contact or conversation that a message created has
 * the time of that message, so the same message, stored again after a crash, causes the same events.
 */
@Component
class ConversationEvents {

    /**
     * How many conversations of a renamed contact are announced, the newest first. A contact has one with each number of
     * the tenant, and the closed ones; older ones are renamed without an event.
     */
    private static final int MAX_RENAMED_CONVERSATIONS = 20;

    private final Contacts contacts;
    private final Conversations conversations;

    ConversationEvents(Contacts contacts, Conversations conversations) {
        this.contacts = contacts;
        this.conversations = conversations;
    }

    List<CloudEvent<?>> of(List<MessageStoreResult> results) {
        var contactByKey = contacts.find(results.stream()
                .map(result -> result.newMessage().contactKey())
                .distinct()
                .toList());
        var conversationById = conversations.byId(results.stream()
                .map(result -> result.message().conversationId())
                .distinct()
                .toList());
        var events = new ArrayList<CloudEvent<?>>();
        for (var result : results) {
            var contact = contactByKey.get(result.newMessage().contactKey());
            var conversation = conversationById.get(result.message().conversationId());
            if (contact == null || conversation == null) {
                // Both were erased after the message was stored; the erasure removes the message as well.
                continue;
            }
            events(result, contact, conversation)
                    .map(event -> event.causedBy(result.newMessage().cause()))
                    .forEach(events::add);
        }
        return events;
    }

    private Stream<CloudEvent<?>> events(
            MessageStoreResult result, StoredContact contact, StoredConversation conversation) {
        return Stream.of(
                        created(result, contact),
                        opened(result, conversation),
                        named(result, contact),
                        Stream.of(added(result.message())))
                .flatMap(events -> events);
    }

    private static Stream<CloudEvent<?>> created(MessageStoreResult result, StoredContact contact) {
        var at = result.newMessage().at();
        return contact.createdAt().equals(at)
                ? Stream.of(event(EventType.CONTACT_CREATED, contact, "created", at))
                : Stream.empty();
    }

    private static Stream<CloudEvent<?>> opened(MessageStoreResult result, StoredConversation conversation) {
        var at = result.newMessage().at();
        return conversation.createdAt().equals(at) ? Stream.of(updated(conversation, "opened", at)) : Stream.empty();
    }

    /** A new name changes the contact, and the conversations that show the name. */
    private Stream<CloudEvent<?>> named(MessageStoreResult result, StoredContact contact) {
        var at = result.newMessage().at();
        if (contact.createdAt().equals(at) || !contact.wasNamedAt(at)) {
            return Stream.empty();
        }
        var what = "named/" + at;
        var renamed = Objects.equals(contact.name(), result.newMessage().contactName())
                ? conversations.of(contact, MAX_RENAMED_CONVERSATIONS)
                : List.<StoredConversation>of();
        return Stream.concat(
                Stream.of(event(EventType.CONTACT_UPDATED, contact, what, at)),
                renamed.stream()
                        .filter(conversation -> !conversation.createdAt().equals(at))
                        .map(conversation -> updated(conversation, what, at)));
    }

    private static CloudEvent<?> event(EventType type, StoredContact contact, String what, Instant at) {
        return DomainEvents.event(type, contact.id(), what, at, contact.tenantId(), contact.view());
    }

    private static CloudEvent<?> updated(StoredConversation conversation, String what, Instant at) {
        return DomainEvents.event(
                EventType.CONVERSATION_UPDATED,
                conversation.id(),
                what,
                at,
                conversation.tenantId(),
                conversation.view());
    }

    private static CloudEvent<?> added(StoredMessage message) {
        return DomainEvents.event(
                message.isInbound() ? EventType.MESSAGE_RECEIVED : EventType.MESSAGE_QUEUED,
                message.id(),
                message.history().getFirst().status(),
                message.createdAt(),
                message.tenantId(),
                message.view());
    }
}
