package io.switchboard.conversation.note;

import java.util.List;

import io.switchboard.change.RevisionEvents;
import io.switchboard.mongo.revision.PendingEvent;
import io.switchboard.mongo.revision.PendingEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Adds the members whom a note mentions to its conversation, and then publishes the note's events. Both are repeated after a
 * crash until they succeed, so that no mention is lost.
 */
@Component
class MentionedMembers implements PendingEventPublisher<StoredNote> {

    private final ConversationMentions mentions;
    private final RevisionEvents events;

    MentionedMembers(ConversationMentions mentions, RevisionEvents events) {
        this.mentions = mentions;
        this.events = events;
    }

    @Override
    public void publish(StoredNote note, List<PendingEvent> pending) {
        mentions.add(note.tenantId(), note.conversationId(), note.id(), note.mentions(), note.createdAt());
        events.publish(note, pending);
    }
}
