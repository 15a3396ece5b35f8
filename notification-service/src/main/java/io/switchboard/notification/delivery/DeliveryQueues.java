package io.switchboard.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the queues. A queue is due no later than its lanes: each change makes a lane due first and then its queue. */
@Component
public class DeliveryQueues {

    static final String NAME = "webhook_queues";

    private final MongoOperations mongo;
    private final Clock clock;

    DeliveryQueues(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex dueWebhookQueues() {
        return DeclaredIndex.plain(NAME, "due", Indexes.ascending("dueAt"), "the endpoints with work, one row each");
    }

    /** Makes the queues of these endpoints due now. */
    void wake(Map<String, TenantId> tenants) {
        var bulk = mongo.bulkOps(BulkMode.UNORDERED, DeliveryQueue.class);
        tenants.forEach((endpointId, tenant) ->
                bulk.upsert(query(where("_id").is(endpointId)), earlier(tenant, clock.instant())));
        bulk.execute();
    }

    /** Makes the endpoint's queue due at this time at the latest. */
    public void wakeAt(DeliveryLane lane, Instant dueAt) {
        mongo.upsert(query(where("_id").is(lane.endpointId())), earlier(lane.tenantId(), dueAt), DeliveryQueue.class);
    }

    private static Update earlier(TenantId tenant, Instant dueAt) {
        return new Update().setOnInsert("tenantId", tenant).min("dueAt", dueAt).inc("version", 1L);
    }

    /** Keeps the endpoint free of requests until this time. */
    public void pause(String endpointId, Instant until) {
        mongo.updateFirst(
                query(where("_id").is(endpointId)), new Update().max("pausedUntil", until), DeliveryQueue.class);
    }

    /** Ends the pause of an endpoint. */
    void resume(String endpointId) {
        mongo.updateFirst(query(where("_id").is(endpointId)), new Update().unset("pausedUntil"), DeliveryQueue.class);
    }

    /** The queues that are due, except those of endpoints and tenants that are at their limits. */
    public List<DeliveryQueue> due(Collection<String> busyEndpoints, Collection<String> busyTenants, int limit) {
        var due = due().and("_id").nin(busyEndpoints).and("tenantId").nin(busyTenants);
        return mongo.find(query(due).with(Sort.by("dueAt")).limit(limit), DeliveryQueue.class);
    }

    /** The time since which the first queue is due; empty when none is. */
    public Optional<Instant> oldestDue() {
        var first = query(due()).with(Sort.by("dueAt"));
        return Optional.ofNullable(mongo.findOne(first, DeliveryQueue.class)).map(DeliveryQueue::dueSince);
    }

    private Criteria due() {
        var now = clock.instant();
        return where("dueAt")
                .lte(now)
                .orOperator(where("pausedUntil").isNull(), where("pausedUntil").lte(now));
    }

    /** Sets when the queue is due next, unless it was changed since it was read. */
    public void settle(DeliveryQueue queue, Optional<Instant> dueAt) {
        Criteria unchanged = where("_id").is(queue.endpointId()).and("version").is(queue.version());
        dueAt.ifPresentOrElse(
                time -> mongo.updateFirst(query(unchanged), new Update().set("dueAt", time), DeliveryQueue.class),
                () -> mongo.remove(query(unchanged), DeliveryQueue.class));
    }
}
