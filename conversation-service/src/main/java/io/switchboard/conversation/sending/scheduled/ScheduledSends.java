package io.switchboard.conversation.sending.scheduled;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Stores when each scheduled message has to be looked at. An entry is stored before the offset of its message's command is
 * committed and removed after the message is handed to the queue or its end is published, so that no crash loses it.
 */
@Component
class ScheduledSends {

    private static final String NAME = "scheduled_sends";

    /** How long an instance has for one entry, and a request for one change; then an instance looks at the message again. */
    static final Duration ATTEMPT = Duration.ofSeconds(30);

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;
    private final Clock clock;

    ScheduledSends(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex scheduledSendsByTime() {
        return DeclaredIndex.plain(
                NAME, "due", Indexes.ascending("dueAt", "_id"), "the scheduled messages whose time has come");
    }

    /** Stores the entries that are not stored yet. */
    void add(List<ScheduledSend> sends) {
        DocumentInserts.ifAbsent(mongo, ScheduledSend.class, sends);
    }

    /** Finds entries that are due, the one that has waited longest first. */
    List<ScheduledSend> due(int limit) {
        var due = where("dueAt").lte(clock.instant());
        return mongo.find(query(due).with(Sort.by("dueAt", "_id")).limit(limit), ScheduledSend.class);
    }

    /** Takes an entry for this instance; empty if another one has taken it, or the message was changed. */
    Optional<ScheduledSend> claim(ScheduledSend send) {
        var until = clock.instant().plus(ATTEMPT);
        return Optional.ofNullable(mongo.findAndModify(
                unchanged(send), new Update().set("dueAt", until), RETURN_NEW, ScheduledSend.class));
    }

    /** Lets the message be looked at when its time comes, unless it was changed since the entry was claimed. */
    void awaitTime(ScheduledSend claimed, StoredMessage message) {
        mongo.updateFirst(unchanged(claimed), timeOf(message), ScheduledSend.class);
    }

    /** Lets an instance look at the message soon: a crash may follow the change that is made now. */
    void expectChange(StoredMessage message) {
        var soon = new Update().min("dueAt", clock.instant().plus(ATTEMPT));
        var entry = query(where("_id").is(message.id()));
        if (mongo.updateFirst(entry, soon, ScheduledSend.class).getMatchedCount() == 0) {
            // The listener has not stored the entry yet; if it does so now, the entry tells the time before the change.
            add(List.of(new ScheduledSend(
                    message.id(), message.tenantId(), clock.instant().plus(ATTEMPT), 0, null)));
            mongo.updateFirst(entry, soon, ScheduledSend.class);
        }
    }

    /** Notes that a change of the message is complete; a later change has the last word. */
    void changed(StoredMessage message) {
        var older = where("_id").is(message.id()).and("revision").lt(message.revisionOrZero());
        mongo.updateFirst(query(older), timeOf(message), ScheduledSend.class);
    }

    void remove(String messageId) {
        mongo.findAndRemove(query(where("_id").is(messageId)), ScheduledSend.class);
    }

    private static Update timeOf(StoredMessage message) {
        return new Update().set("dueAt", message.sendAt()).set("revision", message.revisionOrZero());
    }

    private static Query unchanged(ScheduledSend send) {
        return query(where("_id").is(send.id()).and("dueAt").is(send.dueAt()));
    }
}
