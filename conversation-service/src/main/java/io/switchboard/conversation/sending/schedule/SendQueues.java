package io.switchboard.conversation.sending.schedule;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Stores the conversations that have messages to send, and when each is due. An instance leases a queue before it works on
 * it. A lease keeps the order of a conversation; claims keep a message from being sent twice, so a lost lease does no harm.
 */
@Component
public class SendQueues {

    private static final String NAME = "send_queues";
    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;

    SendQueues(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex sendQueuesByTime() {
        return DeclaredIndex.plain(
                NAME, "next_attempt", Indexes.ascending("nextAttemptAt"), "the queues that are due, longest first");
    }

    @Bean
    static DeclaredIndex sendQueuesByAccount() {
        return DeclaredIndex.plain(
                NAME,
                "held_of_account",
                Indexes.ascending("accountSid", "held"),
                "all held queues of an account are released together");
    }

    /** Makes these conversations due after messages were added; a conversation that has to wait still waits. */
    public void add(Map<String, String> accountSidById, Instant now) {
        if (accountSidById.isEmpty()) {
            return;
        }
        var upserts = mongo.bulkOps(BulkMode.UNORDERED, SendQueue.class);
        accountSidById.forEach((id, accountSid) -> upserts.upsert(
                byId(id),
                new Update()
                        .inc("additions", 1L)
                        .setOnInsert("accountSid", accountSid)
                        .setOnInsert("nextAttemptAt", now)
                        .setOnInsert("held", false)));
        upserts.execute();
    }

    /** Finds the queues that are due, longest first, except those of these accounts. */
    public List<SendQueue> due(Instant now, Collection<String> withoutAccounts, int limit) {
        var due = where("nextAttemptAt").lte(now);
        if (!withoutAccounts.isEmpty()) {
            due.and("accountSid").nin(withoutAccounts);
        }
        return mongo.find(query(due).with(Sort.by("nextAttemptAt")).limit(limit), SendQueue.class);
    }

    /** Returns since when the queue of these accounts has been due that was due before this time and has waited longest. */
    public Optional<Instant> longestDue(Collection<String> accountSids, Instant before) {
        var due = where("accountSid")
                .in(accountSids)
                .and("held")
                .is(false)
                .and("nextAttemptAt")
                .lt(before);
        return Optional.ofNullable(mongo.findOne(query(due).with(Sort.by("nextAttemptAt")), SendQueue.class))
                .map(SendQueue::nextAttemptAt);
    }

    /** Leases a queue that is due; returns nothing if another instance was faster. */
    public Optional<SendQueue> lease(String id, Instant now, Instant until) {
        var due = query(where("_id").is(id).and("nextAttemptAt").lte(now));
        var lease = new Update()
                .set("nextAttemptAt", until)
                .set("lease", UUID.randomUUID().toString());
        return Optional.ofNullable(mongo.findAndModify(due, lease, RETURN_NEW, SendQueue.class));
    }

    /** Renews a lease; returns the stored queue, or nothing if the lease was lost. */
    public Optional<SendQueue> renew(SendQueue queue, Instant until) {
        return Optional.ofNullable(mongo.findAndModify(
                query(leased(queue)), new Update().set("nextAttemptAt", until), RETURN_NEW, SendQueue.class));
    }

    /** Ends a lease; the queue is due again at that time. */
    public void delay(SendQueue queue, String accountSid, Instant until, boolean held) {
        var delay = new Update()
                .set("nextAttemptAt", until)
                .set("accountSid", accountSid)
                .set("held", held)
                .unset("lease");
        mongo.updateFirst(query(leased(queue)), delay, SendQueue.class);
    }

    /** Removes a queue without messages; returns false if a message was added since the lease was taken or renewed. */
    public boolean finish(SendQueue queue) {
        var unchanged = leased(queue).and("additions").is(queue.additions());
        return mongo.findAndRemove(query(unchanged), SendQueue.class) != null;
    }

    /** Makes all held queues of an account due. */
    public void release(String accountSid, Instant now) {
        release(where("accountSid").is(accountSid).and("held").is(true), now);
    }

    /** Makes all held queues due: the instance that held them may no longer run. */
    public void releaseAll(Instant now) {
        release(where("held").is(true), now);
    }

    private void release(Criteria queues, Instant now) {
        mongo.updateMulti(query(queues), new Update().set("nextAttemptAt", now).set("held", false), SendQueue.class);
    }

    private static Query byId(String id) {
        return query(where("_id").is(id));
    }

    private static Criteria leased(SendQueue queue) {
        return where("_id").is(queue.id()).and("lease").is(queue.lease());
    }
}
