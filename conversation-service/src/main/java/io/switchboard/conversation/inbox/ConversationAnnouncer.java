package io.switchboard.conversation.inbox;

import java.util.List;
import java.util.stream.Stream;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.change.RevisionEvents;
import io.switchboard.conversation.change.ConversationChanges;
import io.switchboard.conversation.change.StoredChange;
import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.inbox.HandledState.Difference;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.events.Conversation;
import io.switchboard.events.EventType;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.PendingEvent;
import io.switchboard.mongo.revision.PendingEventPublisher;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Announces what people and the scheduler changed in conversations: stores each change for the timeline, and then publishes
 * the conversation's present state, its closings and the audit entries. A change is part of the write that made it, so that
 * a crash loses none and a repetition stores it once.
 */
@Component
public class ConversationAnnouncer implements PendingEventPublisher<StoredConversation> {

    /** An announcement that no topic has. */
    private static final String CHANGED = "io.switchboard.conversation.changed";

    private static final JsonMapper JSON = new JsonMapper();

    private final ConversationChanges changes;
    private final ConversationClosings closings;
    private final ConversationSummaries summaries;
    private final RevisionEvents events;

    ConversationAnnouncer(
            ConversationChanges changes,
            ConversationClosings closings,
            ConversationSummaries summaries,
            RevisionEvents events) {
        this.changes = changes;
        this.closings = closings;
        this.summaries = summaries;
        this.events = events;
    }

    private record TimelineChange(
            String kind, List<String> values, @Nullable StoredAuthor by) {}

    private record AnnouncedConversation(TenantId tenantId, Conversation view) implements AnnouncedDocument {

        @Override
        public String subject() {
            return view.id();
        }
    }

    /** The event that shows the conversation as it is when it is published. */
    public static EventAnnouncement updated() {
        return new EventAnnouncement(EventType.CONVERSATION_UPDATED.type(), null);
    }

    /** The entry of the timeline about a change; {@code by} is null for the scheduler. */
    public static EventAnnouncement changed(Difference difference, @Nullable StoredAuthor by) {
        return new EventAnnouncement(
                CHANGED, JSON.writeValueAsString(new TimelineChange(difference.kind(), difference.values(), by)));
    }

    @Override
    public void publish(StoredConversation conversation, List<PendingEvent> pending) {
        var changed =
                pending.stream().filter(event -> event.type().equals(CHANGED)).toList();
        changes.add(changed.stream().map(event -> stored(conversation, event)).toList());
        var closed = changed.stream()
                .flatMap(event -> closings.of(conversation, event, stored(conversation, event)).stream());
        events.publish(
                new AnnouncedConversation(conversation.tenantId(), summaries.of(conversation)),
                Stream.concat(pending.stream(), closed).toList());
    }

    private static StoredChange stored(StoredConversation conversation, PendingEvent event) {
        var change = JSON.readValue(String.valueOf(event.data()), TimelineChange.class);
        return new StoredChange(
                event.eventId(),
                conversation.tenantId(),
                conversation.id(),
                event.at(),
                change.kind(),
                change.by(),
                change.values(),
                null);
    }
}
