package io.switchboard.conversation.message;

import java.time.Clock;
import java.util.Date;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Erases messages. A document without any content stays under the message's key, so that a webhook, a status, a command or a
 * record of Twilio's that comes for the message later finds it and creates nothing.
 */
@Component
public class MessageErasure {

    /** Higher than that of any status. */
    private static final int RANK = 1_000;

    private final MongoOperations mongo;
    private final UnmatchedStatuses unmatched;
    private final Clock clock;

    MessageErasure(MongoOperations mongo, UnmatchedStatuses unmatched, Clock clock) {
        this.mongo = mongo;
        this.unmatched = unmatched;
        this.clock = clock;
    }

    /** Erases the messages, and the statuses that wait for them. */
    public void erase(List<StoredMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var replacements = messages.stream()
                .map(message -> new ReplaceOneModel<>(
                        Filters.and(
                                Filters.eq("_id", message.id()),
                                Filters.eq("tenantId", message.tenantId().value())),
                        emptied(message)))
                .toList();
        mongo.execute(StoredMessage.class, collection -> collection.bulkWrite(replacements));
        unmatched.removeOf(messages.stream().map(StoredMessage::key).toList());
    }

    /** A new document and no update: whatever other fields a version stores, none of them stays. */
    private Document emptied(StoredMessage message) {
        return new Document("_id", message.id())
                .append("tenantId", message.tenantId().value())
                .append("key", message.key())
                .append("conversationId", "")
                .append("direction", message.direction().word())
                .append("channel", "")
                .append("from", "")
                .append("to", "")
                .append("body", "")
                .append("media", List.of())
                .append("status", StoredMessage.ERASED)
                .append("rank", RANK)
                .append("history", List.of())
                .append("createdAt", Date.from(message.createdAt()))
                .append("erasedAt", Date.from(clock.instant()));
    }
}
