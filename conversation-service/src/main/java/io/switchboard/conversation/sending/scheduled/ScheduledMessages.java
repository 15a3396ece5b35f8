package io.switchboard.conversation.sending.scheduled;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import io.switchboard.conversation.message.MessageStatus;
import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.segment.MessageSegments;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Changes messages that wait for their time. Each change is one conditional update which requires that the message still
 * waits, so that of a cancellation, a change and the sending one comes first and the others find that it did.
 */
@Component
class ScheduledMessages {

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;
    private final Clock clock;

    ScheduledMessages(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Lets the message be sent, unless it was canceled or changed since it was read. */
    Optional<StoredMessage> release(StoredMessage message) {
        return change(unchanged(message), status(MessageStatus.QUEUED));
    }

    /** Cancels the message, unless it was changed since it was read. */
    Optional<StoredMessage> cancel(StoredMessage message) {
        return change(unchanged(message), status(MessageStatus.CANCELED));
    }

    /** Changes text, segments and time of the message, unless it was changed since it was read. */
    Optional<StoredMessage> edit(StoredMessage message, String body, Instant sendAt) {
        var segments = MessageSegments.ofMessage(
                message.channel(), body, !message.media().isEmpty());
        var update = new Update()
                .set("body", body)
                .set("segments", segments)
                .set("sendAt", sendAt)
                .set("createdAt", sendAt)
                .inc("revision", 1);
        return change(unchanged(message), update);
    }

    private Optional<StoredMessage> change(Criteria waiting, Update update) {
        return Optional.ofNullable(mongo.findAndModify(query(waiting), update, RETURN_NEW, StoredMessage.class));
    }

    private Update status(MessageStatus status) {
        var change = StatusChange.of(status, clock.instant());
        return new Update()
                .set("status", change.status())
                .set("rank", change.rank())
                .push("history", change);
    }

    private static Criteria unchanged(StoredMessage message) {
        return where("_id")
                .is(message.id())
                .and("tenantId")
                .is(message.tenantId())
                .and("status")
                .is(MessageStatus.SCHEDULED.word())
                .and("revision")
                .is(message.revision());
    }
}
