package io.switchboard.conversation.inbox;

import java.util.List;
import java.util.stream.Stream;

import io.switchboard.change.RevisionEvents;
import io.switchboard.conversation.change.BlockChange;
import io.switchboard.conversation.change.ConversationChanges;
import io.switchboard.conversation.change.StoredChange;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.mongo.revision.PendingEvent;
import io.switchboard.mongo.revision.PendingEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Announces what people changed in contacts: stores each block and its end in the timelines of the contact's conversations,
 * and then publishes the contact and the audit entries. The id of an entry follows from the change and the conversation, so
 * that a repetition stores it once.
 */
@Component
class ContactAnnouncer implements PendingEventPublisher<StoredContact> {

    private final Conversations conversations;
    private final ConversationChanges changes;
    private final RevisionEvents events;

    ContactAnnouncer(Conversations conversations, ConversationChanges changes, RevisionEvents events) {
        this.conversations = conversations;
        this.changes = changes;
        this.events = events;
    }

    @Override
    public void publish(StoredContact contact, List<PendingEvent> pending) {
        changes.add(pending.stream()
                .flatMap(event -> BlockChange.of(event).stream().flatMap(change -> entries(contact, event, change)))
                .toList());
        events.publish(contact, pending);
    }

    private Stream<StoredChange> entries(StoredContact contact, PendingEvent event, BlockChange change) {
        return conversations.idsOf(contact.tenantId(), contact.documentIds()).stream()
                .map(conversation -> new StoredChange(
                        event.eventId() + "/" + conversation,
                        contact.tenantId(),
                        conversation,
                        event.at(),
                        change.kind(),
                        change.by(),
                        List.of(),
                        null));
    }
}
