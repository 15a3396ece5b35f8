package io.switchboard.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.IdGenerator;
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

/** Stores the lanes. Of any number of workers one has a lane until its claim ends. */
@Component
public class DeliveryLanes {

    static final String NAME = "webhook_lanes";

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoOperations mongo;
    private final IdGenerator ids;
    private final Clock clock;

    DeliveryLanes(MongoOperations mongo, IdGenerator ids, Clock clock) {
        this.mongo = mongo;
        this.ids = ids;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex dueWebhookLanes() {
        return DeclaredIndex.plain(
                NAME, "due_of_an_endpoint", Indexes.ascending("endpointId", "dueAt"), "an endpoint's next lanes");
    }

    /** Makes the lanes of new deliveries, which are stored already, and lets a worker that has one look again. */
    void add(Collection<StoredDelivery> deliveries) {
        var bulk = mongo.bulkOps(BulkMode.UNORDERED, DeliveryLane.class);
        deliveries.forEach(delivery -> {
            var update = new Update()
                    .setOnInsert("tenantId", delivery.tenantId())
                    .setOnInsert("endpointId", delivery.endpointId())
                    .setOnInsert("dueAt", clock.instant())
                    .inc("version", 1L);
            bulk.upsert(byId(delivery.lane()), update);
        });
        bulk.execute();
    }

    /** Makes the delivery's lane due now, unless a worker has it, which then looks again. */
    void wake(StoredDelivery delivery) {
        add(List.of(delivery));
        mongo.updateFirst(
                query(where("_id").is(delivery.lane()).and("claim").isNull()),
                new Update().min("dueAt", clock.instant()),
                DeliveryLane.class);
    }

    /** The endpoint's lanes that are due, the first ones first. */
    public List<DeliveryLane> due(String endpointId, int limit) {
        var due = where("endpointId").is(endpointId).and("dueAt").lte(clock.instant());
        return mongo.find(query(due).with(Sort.by("dueAt")).limit(limit), DeliveryLane.class);
    }

    /** The time at which the endpoint's next lane is due; empty for an endpoint without lanes. */
    public Optional<Instant> nextDue(String endpointId) {
        var first = query(where("endpointId").is(endpointId)).with(Sort.by("dueAt"));
        return Optional.ofNullable(mongo.findOne(first, DeliveryLane.class)).map(DeliveryLane::dueAt);
    }

    /** Claims a lane that is due; empty when another worker was faster. */
    public Optional<DeliveryLane> claim(DeliveryLane lane, Duration duration) {
        var now = clock.instant();
        return modify(
                where("_id").is(lane.id()).and("dueAt").lte(now),
                new Update().set("dueAt", now.plus(duration)).set("claim", ids.next()));
    }

    /** The claimed lane as it is now; empty when the claim was lost. */
    public Optional<DeliveryLane> reload(DeliveryLane claimed) {
        return Optional.ofNullable(mongo.findOne(query(held(claimed)), DeliveryLane.class));
    }

    /** Removes a lane without pending deliveries; false when a delivery was added in between or the claim was lost. */
    public boolean remove(DeliveryLane claimed) {
        return mongo.remove(query(unchanged(claimed)), DeliveryLane.class).getDeletedCount() == 1;
    }

    /** Leaves the lane until this time; false when a delivery was added or the claim was lost. */
    public boolean leaveUntil(DeliveryLane claimed, Instant dueAt) {
        return leave(unchanged(claimed), dueAt);
    }

    /** Leaves the lane to any worker at once. */
    public void release(DeliveryLane claimed) {
        leave(held(claimed), clock.instant());
    }

    private boolean leave(Criteria lane, Instant dueAt) {
        var update = new Update().set("dueAt", dueAt).unset("claim");
        return mongo.updateFirst(query(lane), update, DeliveryLane.class).getMatchedCount() == 1;
    }

    private Optional<DeliveryLane> modify(Criteria lane, Update update) {
        return Optional.ofNullable(mongo.findAndModify(query(lane), update, RETURN_NEW, DeliveryLane.class));
    }

    private static Criteria unchanged(DeliveryLane claimed) {
        return held(claimed).and("version").is(claimed.version());
    }

    private static Criteria held(DeliveryLane claimed) {
        return where("_id").is(claimed.id()).and("claim").is(claimed.claim());
    }

    private static Query byId(String id) {
        return query(where("_id").is(id));
    }
}
