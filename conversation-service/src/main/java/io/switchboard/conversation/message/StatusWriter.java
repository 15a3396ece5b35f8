package io.switchboard.conversation.message;

import java.util.List;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Writes statuses into stored messages. Every write is conditional on the stored state, so it may be repeated and reordered. */
@Component
class StatusWriter {

    /** The last place of a status without a rank. With the ranked statuses, a history has at most 100 entries. */
    private static final String LAST_UNKNOWN = "history.79";

    private final MongoOperations mongo;

    StatusWriter(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** A status that a message of a tenant is to have. */
    record StatusUpdate(TenantId tenantId, String messageId, StatusChange change) {}

    /** Adds statuses to the histories, and raises the current statuses that they outrank. */
    void write(List<StatusUpdate> updates) {
        if (!updates.isEmpty()) {
            var writes = mongo.bulkOps(BulkMode.UNORDERED, StoredMessage.class);
            updates.forEach(update -> add(update, writes));
            writes.execute();
        }
    }

    private static void add(StatusUpdate update, BulkOperations writes) {
        var change = update.change();
        if (change.rank() == StatusRank.UNKNOWN) {
            // Counted first: once it is in the history, the status is no longer new.
            writes.updateOne(
                    query(hasNot(update).and(LAST_UNKNOWN).exists(true)), new Update().inc("omittedStatuses", 1));
        }
        writes.updateOne(query(hasRoomFor(update)), new Update().push("history", change));
        if (change.rank() != StatusRank.UNKNOWN) {
            writes.updateOne(query(isOutrankedBy(update)), raise(change));
        }
    }

    private static Update raise(StatusChange change) {
        var raise = new Update().set("status", change.status()).set("rank", change.rank());
        setOrUnset(raise, "errorCode", change.errorCode());
        setOrUnset(raise, "errorMessage", change.errorMessage());
        return raise;
    }

    private static Criteria hasNot(StatusUpdate update) {
        return messageOf(update).and("history.status").ne(update.change().status());
    }

    /** Documented statuses always have room, others only up to a limit, so that a document stays small. */
    private static Criteria hasRoomFor(StatusUpdate update) {
        return update.change().rank() == StatusRank.UNKNOWN
                ? hasNot(update).and(LAST_UNKNOWN).exists(false)
                : hasNot(update);
    }

    /** Our own statuses replace none of Twilio's, and any status of Twilio's replaces them. */
    private static Criteria isOutrankedBy(StatusUpdate update) {
        var message = messageOf(update);
        var change = update.change();
        if (StatusRank.isProvisional(change.status())) {
            return message.and("rank")
                    .lte(change.rank())
                    .and("twilioSid")
                    .isNull()
                    .and("status")
                    .ne(MessageStatus.UNKNOWN.word());
        }
        return message.orOperator(
                where("rank").lt(change.rank()),
                where("status").in(MessageStatus.HELD.word(), MessageStatus.UNKNOWN.word()));
    }

    private static Criteria messageOf(StatusUpdate update) {
        return Messages.one(update.tenantId(), update.messageId());
    }

    private static void setOrUnset(Update update, String field, @Nullable Object value) {
        if (value == null) {
            update.unset(field);
        } else {
            update.set(field, value);
        }
    }
}
