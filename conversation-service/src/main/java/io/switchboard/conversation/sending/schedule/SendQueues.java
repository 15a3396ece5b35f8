package io.switchboard.conversation.sending.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.switchboard.mongo.index.DeclaredIndex;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

/**
 * The conversations that have pending sends, and when each is due. An instance leases a queue before it works on it. A lease
 * keeps the order of a conversation; it is not what keeps a text from being sent twice, so losing one does no harm.
 */
@Component
public class SendQueues {

    private static final String NAME = "send_queues";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final FindOneAndUpdateOptions UPDATED =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<SendQueue> collection;

    SendQueues(MongoDatabase database) {
        this.collection = database.getCollection(NAME, SendQueue.class);
    }

    @Bean
    static DeclaredIndex sendQueuesByTime() {
        return DeclaredIndex.plain(
                NAME, "next_attempt", Indexes.ascending("nextAttemptAt"), "what is due, longest first");
    }

    @Bean
    static DeclaredIndex sendQueuesByAccount() {
        return DeclaredIndex.plain(
                NAME,
                "held_of_account",
                Indexes.ascending("accountSid", "held"),
                "all held queues of an account are released together");
    }

    /** Makes these conversations due, after their messages were added; one that has to wait goes on waiting. */
    public void add(Map<String, String> accountSidById, Instant now) {
        if (accountSidById.isEmpty()) {
            return;
        }
        var upserts = accountSidById.entrySet().stream()
                .map(each -> new UpdateOneModel<SendQueue>(
                        eq("_id", each.getKey()),
                        combine(
                                inc("additions", 1L),
                                setOnInsert("accountSid", each.getValue()),
                                setOnInsert("nextAttemptAt", now),
                                setOnInsert("held", false)),
                        UPSERT))
                .toList();
        collection.bulkWrite(upserts, new BulkWriteOptions().ordered(false));
    }

    /** Those that are due, longest first, except those of some accounts. */
    public List<SendQueue> due(Instant now, Collection<String> withoutAccounts, int limit) {
        var due = lte("nextAttemptAt", now);
        return collection
                .find(withoutAccounts.isEmpty() ? due : and(due, nin("accountSid", withoutAccounts)))
                .sort(ascending("nextAttemptAt"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Leases a queue that is due; nothing when another instance was faster. */
    public Optional<SendQueue> lease(String id, Instant now, Instant until) {
        return Optional.ofNullable(collection.findOneAndUpdate(
                and(eq("_id", id), lte("nextAttemptAt", now)),
                combine(
                        set("nextAttemptAt", until),
                        set("lease", UUID.randomUUID().toString())),
                UPDATED));
    }

    /** Makes a lease last longer, and returns what is stored then; nothing when it was lost. */
    public Optional<SendQueue> renew(SendQueue queue, Instant until) {
        return Optional.ofNullable(collection.findOneAndUpdate(leased(queue), set("nextAttemptAt", until), UPDATED));
    }

    /** Ends a lease; the queue is due again at that time. */
    public void delay(SendQueue queue, String accountSid, Instant until, boolean held) {
        collection.updateOne(
                leased(queue),
                combine(set("nextAttemptAt", until), set("accountSid", accountSid), set("held", held), unset("lease")));
    }

    /** Removes a queue whose last message has ended; false when one was added since the lease was taken or renewed. */
    public boolean finish(SendQueue queue) {
        return collection
                        .deleteOne(and(leased(queue), eq("additions", queue.additions())))
                        .getDeletedCount()
                == 1;
    }

    /** Makes all held queues of an account due. */
    public void release(String accountSid, Instant now) {
        collection.updateMany(and(eq("accountSid", accountSid), eq("held", true)), released(now));
    }

    /** Makes all held queues due: nobody may remember why they are held. */
    public void releaseAll(Instant now) {
        collection.updateMany(eq("held", true), released(now));
    }

    private static Bson released(Instant now) {
        return combine(set("nextAttemptAt", now), set("held", false));
    }

    private static Bson leased(SendQueue queue) {
        return and(eq("_id", queue.id()), eq("lease", queue.lease()));
    }
}
