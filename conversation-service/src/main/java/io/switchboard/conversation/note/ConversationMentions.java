package io.switchboard.conversation.note;

import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.events.EventType;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Lists in a conversation the members whom its notes mention, and which of them have not read it since. */
@Component
public class ConversationMentions {

    /** The notes that are remembered, so that one that is announced again makes no member unread again. */
    private static final int REMEMBERED = 20;

    private final MongoOperations mongo;
    private final Conversations conversations;
    private final ConversationSummaries summaries;
    private final EventPublisher publisher;

    ConversationMentions(
            MongoOperations mongo,
            Conversations conversations,
            ConversationSummaries summaries,
            EventPublisher publisher) {
        this.mongo = mongo;
        this.conversations = conversations;
        this.summaries = summaries;
        this.publisher = publisher;
    }

    /**
     * Adds the members whom a note mentions, and announces the conversation. May be repeated.
     *
     * @param at when the note was written
     */
    public void add(TenantId tenant, String conversationId, String noteId, List<String> members, Instant at) {
        if (members.isEmpty()) {
            return;
        }
        var unknown = where("_id")
                .is(conversationId)
                .and("tenantId")
                .is(tenant)
                .and("mentionNotes")
                .ne(noteId);
        var mentions = new Update();
        mentions.addToSet("mentions").each(members.toArray());
        mentions.addToSet("unreadMentions").each(members.toArray());
        mentions.push("mentionNotes").slice(-REMEMBERED).each(noteId);
        mongo.updateFirst(query(unknown), mentions, StoredConversation.class);
        conversations
                .find(tenant, conversationId)
                .map(summaries::of)
                .ifPresent(summary -> publisher.publish(List.of(DomainEvents.event(
                        EventType.CONVERSATION_UPDATED, summary.id(), "note/" + noteId, at, tenant, summary))));
    }
}
