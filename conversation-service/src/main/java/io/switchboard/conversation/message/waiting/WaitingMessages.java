package io.switchboard.conversation.message.waiting;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.switchboard.conversation.message.MessageStatus;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Counts a tenant's messages that were accepted and that Twilio has not acknowledged yet: those in the queue, those that
 * wait for an account, and those whose sending is under way. A message that is scheduled for later does not wait. A count
 * ends at {@value #MOST}.
 */
@Component
class WaitingMessages {

    static final int MOST = 1_000;

    private static final List<String> WAITING = List.of(MessageStatus.QUEUED.word(), MessageStatus.HELD.word());

    private final MongoOperations mongo;

    WaitingMessages(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * The messages that wait.
     *
     * @param oldest the one that has waited longest; null when none waits
     */
    record Waiting(int count, @Nullable WaitingMessage oldest) {}

    /**
     * A message that waits.
     *
     * @param id the message's id
     * @param since when its sending was requested; of a message that was scheduled, its time
     */
    record WaitingMessage(String id, String conversationId, Instant since) {

        static WaitingMessage of(Document message) {
            return new WaitingMessage(
                    message.getString("_id"),
                    message.getString("conversationId"),
                    message.getDate("createdAt").toInstant());
        }
    }

    Waiting of(TenantId tenant) {
        // In the order of the index, by id and so by time: beyond the limit there are only newer ones.
        var page = query(criteria(tenant)).limit(MOST);
        page.fields().include("conversationId", "createdAt");
        var found = mongo.find(page, Document.class, mongo.getCollectionName(StoredMessage.class));
        var oldest = found.stream().map(WaitingMessage::of).min(Comparator.comparing(WaitingMessage::since));
        return new Waiting(found.size(), oldest.orElse(null));
    }

    static Criteria criteria(TenantId tenant) {
        return Messages.notAtTwilio(tenant).and("status").in(WAITING);
    }
}
