package io.switchboard.conversation.inbox.status;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.MessageStatus;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Notes in conversations that the tenant's newest message was not delivered, and why. The message and its statuses may arrive in any
 * order; a newer message takes the note away.
 */
@Component
public class FailedDeliveries {

    private static final Set<String> FAILED = Set.of(MessageStatus.FAILED.word(), MessageStatus.UNDELIVERED.word());

    private final MongoOperations mongo;
    private final Messages messages;

    FailedDeliveries(MongoOperations mongo, Messages messages) {
        this.mongo = mongo;
        this.messages = messages;
    }

    /** Whether the status says that a message was not delivered. */
    public static boolean isFailure(String status) {
        return FAILED.contains(status);
    }

    /** Notes whether these outbound messages were delivered, by their present statuses. May be repeated. */
    public void note(Collection<String> messageIds) {
        var present = messages.find(messageIds, List.of());
        if (present.isEmpty()) {
            return;
        }
        var writes = mongo.bulkOps(BulkMode.ORDERED, StoredConversation.class);
        for (var message : present) {
            if (isFailure(message.status())) {
                writes.updateOne(query(withoutNewer(message)), failed(message));
            } else {
                writes.updateOne(
                        query(one(message).and("delivery.failedId").is(message.id())),
                        changed()
                                .unset("delivery.failedId")
                                .unset("delivery.failedAt")
                                .unset("delivery.failedCode"));
            }
        }
        writes.execute();
    }

    private static Update failed(StoredMessage message) {
        var update = changed().set("delivery.failedId", message.id()).set("delivery.failedAt", message.createdAt());
        return message.errorCode() == null
                ? update.unset("delivery.failedCode")
                : update.set("delivery.failedCode", message.errorCode());
    }

    /** Another activity: a writer who has read the conversation before would write what it has read. */
    private static Update changed() {
        return new Update().set(StoredConversation.ACTIVITY, new ObjectId().toHexString());
    }

    private static Criteria one(StoredMessage message) {
        return where("_id").is(message.conversationId()).and("tenantId").is(message.tenantId());
    }

    private static Criteria withoutNewer(StoredMessage message) {
        return one(message)
                .and("delivery.newestAt")
                .not()
                .gt(message.createdAt())
                .and("delivery.failedAt")
                .not()
                .gt(message.createdAt())
                .orOperator(
                        where("delivery.failedId").ne(message.id()),
                        where("delivery.failedCode").ne(message.errorCode()));
    }
}
