package io.switchboard.conversation.sending.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Stores the messages that wait to be sent. A message is added before its command's offset is committed and removed after
 * its result is published, so no crash loses it. An entry that outlives the result does no harm: the message itself is
 * settled.
 */
@Component
public class PendingSends {

    private static final String NAME = "pending_sends";

    private final MongoOperations mongo;

    PendingSends(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex pendingSendsOfConversation() {
        return DeclaredIndex.plain(
                NAME,
                "conversation_oldest_first",
                Indexes.ascending("conversationId", "createdAt", "_id"),
                "the next message of a conversation");
    }

    @Bean
    static DeclaredIndex pendingSendsByAge() {
        return DeclaredIndex.plain(
                NAME, "oldest_first", Indexes.ascending("filedAt"), "the age of the oldest is measured");
    }

    /** Inserts the messages that are not stored yet. */
    public void add(List<PendingSend> sends) {
        DocumentInserts.ifAbsent(mongo, PendingSend.class, sends);
    }

    /** Finds the next message of the conversation. */
    public Optional<PendingSend> firstOf(String conversationId) {
        var oldestFirst = query(where("conversationId").is(conversationId)).with(Sort.by("createdAt", "_id"));
        return Optional.ofNullable(mongo.findOne(oldestFirst, PendingSend.class));
    }

    /** Counts a failure; returns the new state. */
    public PendingSend fail(PendingSend send, Instant now) {
        var failed = send.failed(now);
        var failure = new Update().inc("failures", 1).set("firstFailureAt", failed.firstFailureAt());
        mongo.updateFirst(byId(send), failure, PendingSend.class);
        return failed;
    }

    /** Counts an unanswered attempt that did not reach Twilio. */
    public void countResend(PendingSend send) {
        mongo.updateFirst(byId(send), new Update().inc("resends", 1), PendingSend.class);
    }

    /** Notes the place in its sender's pace that the message waits for. */
    public void noteSlot(PendingSend send, Instant slotAt) {
        mongo.updateFirst(byId(send), new Update().set("slot", send.slotAt(slotAt)), PendingSend.class);
    }

    public void remove(PendingSend send) {
        mongo.findAndRemove(byId(send), PendingSend.class);
    }

    public long count() {
        return mongo.count(new Query(), PendingSend.class);
    }

    /** The time at which the message that has waited longest was scheduled. */
    public Optional<Instant> oldest() {
        return Optional.ofNullable(mongo.findOne(new Query().with(Sort.by("filedAt")), PendingSend.class))
                .map(PendingSend::filedAt);
    }

    private static Query byId(PendingSend send) {
        return query(where("_id").is(send.id()));
    }
}
