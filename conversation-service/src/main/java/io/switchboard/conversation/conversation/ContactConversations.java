package io.switchboard.conversation.conversation;

import java.time.Clock;
import java.util.List;

import io.switchboard.conversation.contact.ContactReferences;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.kafka.EventPublisher;
import org.springframework.stereotype.Component;

/** Shows in conversations the contact that their address belongs to, after merges and changes of its name. */
@Component
class ContactConversations implements ContactReferences {

    /** How many of the contact's conversations are announced, the newest first. */
    private static final int MOST_ANNOUNCED = 20;

    private final Conversations conversations;
    private final ConversationSummaries summaries;
    private final EventPublisher publisher;
    private final Clock clock;

    ContactConversations(
            Conversations conversations, ConversationSummaries summaries, EventPublisher publisher, Clock clock) {
        this.conversations = conversations;
        this.summaries = summaries;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public void relink(StoredContact person, List<StoredContact> documents, List<String> formerIds) {
        for (var document : documents) {
            conversations.relink(person, document.under(person), formerIds);
        }
        // The ids follow from the contact's state, so that a repetition announces nothing twice.
        var change = "contact/%s/%s".formatted(person.id(), person.linkState());
        var shown = conversations.of(person.tenantId(), List.of(person.id()), MOST_ANNOUNCED);
        publisher.publish(summaries.of(shown).stream()
                .map(summary -> ConversationEvents.updated(summary, person.tenantId(), change, clock.instant()))
                .toList());
    }
}
