package io.switchboard.conversation.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.events.CloudEvent;
import org.springframework.stereotype.Component;

/**
 * The events that filed messages cause. Everything is read back from the store, and what a message created carries that
 * message's time: so the same message, filed again after a crash, causes the same events.
 */
@Component
class ThreadNews {

    private final Contacts contacts;
    private final Conversations conversations;

    ThreadNews(Contacts contacts, Conversations conversations) {
        this.contacts = contacts;
        this.conversations = conversations;
    }

    List<CloudEvent<?>> of(List<Filed> filed) {
        var contactByKey = contacts.find(filed.stream()
                .map(each -> each.arrival().contactKey())
                .distinct()
                .toList());
        var conversationById = conversations.byId(filed.stream()
                .map(each -> each.message().conversationId())
                .distinct()
                .toList());
        var events = new ArrayList<CloudEvent<?>>();
        for (var each : filed) {
            created(each, contactByKey).ifPresent(events::add);
            opened(each, conversationById).ifPresent(events::add);
            events.add(DomainEvents.messageAdded(each.message())
                    .causedBy(each.arrival().cause()));
        }
        return events;
    }

    private static Optional<CloudEvent<?>> created(Filed filed, Map<String, StoredContact> contacts) {
        var contact = Objects.requireNonNull(contacts.get(filed.arrival().contactKey()));
        return contact.createdAt().equals(filed.arrival().at())
                ? Optional.of(DomainEvents.contactCreated(contact)
                        .causedBy(filed.arrival().cause()))
                : Optional.empty();
    }

    private static Optional<CloudEvent<?>> opened(Filed filed, Map<String, StoredConversation> conversations) {
        var conversation =
                Objects.requireNonNull(conversations.get(filed.message().conversationId()));
        return conversation.createdAt().equals(filed.arrival().at())
                ? Optional.of(DomainEvents.conversationOpened(conversation)
                        .causedBy(filed.arrival().cause()))
                : Optional.empty();
    }
}
