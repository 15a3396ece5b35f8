package io.switchboard.conversation.inbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.conversation.change.ConversationChanges;
import io.switchboard.conversation.change.StoredChange;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.events.Conversation.Status;
import io.switchboard.events.ConversationClosed;
import io.switchboard.events.EventType;
import io.switchboard.mongo.revision.PendingEvent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the event of a closing, which tells how long the conversation was open. Snoozed conversations count as open. The event
 * follows from the stored change, so that it has the same id however often it is made.
 */
@Component
class ConversationClosings {

    private static final JsonMapper JSON = new JsonMapper();

    private final ConversationChanges changes;

    ConversationClosings(ConversationChanges changes) {
        this.changes = changes;
    }

    /** Returns the event of a change that closed the conversation; empty for other changes. The change is stored. */
    Optional<PendingEvent> of(StoredConversation conversation, PendingEvent pending, StoredChange change) {
        if (!change.kind().equals(StoredChange.CLOSED)) {
            return Optional.empty();
        }
        var closed = new ConversationClosed(
                conversation.id(),
                conversation.channel(),
                conversation.ourAddress(),
                change.values().stream().findFirst().orElse(null),
                change.by() == null ? null : change.by().view(),
                openedAt(conversation, change.at()),
                change.at());
        return Optional.of(new PendingEvent(
                pending.eventId() + "/closed",
                pending.revision(),
                EventType.CONVERSATION_CLOSED.type(),
                pending.at(),
                JSON.writeValueAsString(closed)));
    }

    /** A message that opened the conversation is in its document before its change is stored. */
    private Instant openedAt(StoredConversation conversation, Instant closedAt) {
        var byMessage = Optional.ofNullable(conversation.reopening())
                .filter(reopening -> reopening.from() == Status.CLOSED)
                .map(StoredConversation.Reopening::at)
                .filter(at -> !at.isAfter(closedAt));
        var byAnybody = changes.lastReopened(conversation.tenantId(), conversation.id(), closedAt);
        return Stream.of(byMessage, byAnybody)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(conversation.createdAt());
    }
}
