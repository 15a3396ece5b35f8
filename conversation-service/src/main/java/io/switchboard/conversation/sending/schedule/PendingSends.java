package io.switchboard.conversation.sending.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

/**
 * The messages that have to be sent. A message is added before its command's offset is committed and removed after its end
 * is published, so no crash loses it. One that is still here after its end does no harm: the message itself says that it
 * has ended.
 */
@Component
public class PendingSends {

    private static final String NAME = "pending_sends";

    private final MongoCollection<PendingSend> collection;

    PendingSends(MongoDatabase database) {
        this.collection = database.getCollection(NAME, PendingSend.class);
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

    /** Adds those that are not there yet. */
    public void add(List<PendingSend> sends) {
        DocumentInserts.ifAbsent(collection, sends);
    }

    /** The next message of the conversation. */
    public Optional<PendingSend> firstOf(String conversationId) {
        return Optional.ofNullable(collection
                .find(eq("conversationId", conversationId))
                .sort(ascending("createdAt", "_id"))
                .first());
    }

    /** Counts a failure, and returns what is known then. */
    public PendingSend fail(PendingSend send, Instant now) {
        var failed = send.failed(now);
        collection.updateOne(
                eq("_id", send.id()), combine(inc("failures", 1), set("firstFailureAt", failed.firstFailureAt())));
        return failed;
    }

    /** Counts an attempt that did not reach Twilio, although it looked as if it might have. */
    public void countResend(PendingSend send) {
        collection.updateOne(eq("_id", send.id()), inc("resends", 1));
    }

    public void remove(PendingSend send) {
        collection.deleteOne(eq("_id", send.id()));
    }

    public long count() {
        return collection.countDocuments();
    }

    /** When the sender learnt of the message that has waited longest. */
    public Optional<Instant> oldest() {
        return Optional.ofNullable(collection.find().sort(ascending("filedAt")).first())
                .map(PendingSend::filedAt);
    }
}
