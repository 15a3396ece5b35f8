package io.switchboard.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.web.TenantId;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the deliveries of all tenants, until two weeks after each has ended. */
@Component
public class WebhookDeliveries {

    static final String NAME = "webhook_deliveries";

    private final MongoOperations mongo;
    private final DeliveryLanes lanes;
    private final DeliveryQueues queues;
    private final DeliverySettings settings;
    private final Clock clock;

    WebhookDeliveries(
            MongoOperations mongo, DeliveryLanes lanes, DeliveryQueues queues, DeliverySettings settings, Clock clock) {
        this.mongo = mongo;
        this.lanes = lanes;
        this.queues = queues;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Stores those deliveries that do not exist yet, in this order, and makes their lanes and queues due. After a crash at
     * any write the same call completes what is missing.
     */
    void add(List<StoredDelivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        // Ordered: a later delivery of a lane is never there without the earlier ones.
        var bulk = mongo.bulkOps(BulkMode.ORDERED, StoredDelivery.class);
        deliveries.forEach(delivery -> bulk.upsert(query(where("_id").is(delivery.id())), unlessPresent(delivery)));
        bulk.execute();
        lanes.add(deliveries);
        var endpoints = new LinkedHashMap<String, TenantId>();
        deliveries.forEach(delivery -> endpoints.put(delivery.endpointId(), delivery.tenantId()));
        queues.wake(endpoints);
    }

    private Update unlessPresent(StoredDelivery delivery) {
        var fields = new Document();
        mongo.getConverter().write(delivery, fields);
        fields.remove("_id");
        return Update.fromDocument(new Document("$setOnInsert", fields));
    }

    /** The first pending deliveries of a lane in their order, without their data. */
    public List<StoredDelivery> heads(DeliveryLane lane, int limit) {
        var heads = query(pending(lane)).with(Sort.by("sequence")).limit(limit);
        heads.fields().exclude("data");
        return mongo.find(heads, StoredDelivery.class);
    }

    /** The payload's JSON; empty when the delivery is no longer there. */
    public Optional<String> data(String id) {
        var one = query(where("_id").is(id));
        return Optional.ofNullable(mongo.findOne(one, StoredDelivery.class)).map(StoredDelivery::data);
    }

    /** Records the last attempt of a delivery that has ended. */
    public void finish(StoredDelivery delivery, DeliveryState state) {
        write(
                delivery,
                new Update()
                        .set("state", state)
                        .set("attempts", delivery.attempts() + 1)
                        .set("finishedAt", clock.instant()));
    }

    /** Records an attempt that failed, and when the next one follows. */
    public void retryAt(StoredDelivery delivery, Instant next) {
        write(delivery, new Update().set("attempts", delivery.attempts() + 1).set("nextAttemptAt", next));
    }

    /** Unless a person has asked for the delivery again since it was read. */
    private void write(StoredDelivery delivery, Update update) {
        var unchanged = where("_id")
                .is(delivery.id())
                .and("state")
                .is(DeliveryState.PENDING)
                .and("attempts")
                .is(delivery.attempts())
                .and("nextAttemptAt")
                .is(delivery.nextAttemptAt());
        mongo.updateFirst(query(unchanged), update, StoredDelivery.class);
    }

    /** Ends all pending deliveries of a lane whose endpoint receives nothing any more. */
    public void cancel(DeliveryLane lane) {
        var update = new Update().set("state", DeliveryState.CANCELED).set("finishedAt", clock.instant());
        mongo.updateMulti(query(pending(lane)), update, StoredDelivery.class);
    }

    /** Finds a delivery of the endpoint, with its data. */
    public Optional<StoredDelivery> find(TenantId tenant, String endpointId, String id) {
        return Optional.ofNullable(
                mongo.findOne(query(of(tenant, endpointId).and("_id").is(id)), StoredDelivery.class));
    }

    /**
     * Finds deliveries of a time in the order of their creation, without their data.
     *
     * @param after the last one of the page before; its creation and its id
     */
    public List<StoredDelivery> createdBetween(
            TenantId tenant, String endpointId, DeliveryPlace after, Instant to, int limit) {
        var range = of(tenant, endpointId)
                .andOperator(
                        where("createdAt").lt(to),
                        new Criteria()
                                .orOperator(
                                        where("createdAt").gt(after.createdAt()),
                                        where("createdAt")
                                                .is(after.createdAt())
                                                .and("_id")
                                                .gt(after.id())));
        var page = query(range).with(Sort.by("createdAt", "_id")).limit(limit);
        page.fields().exclude("data");
        return mongo.find(page, StoredDelivery.class);
    }

    /** Asks for a delivery again, whatever its state: it is attempted soon, with the same id, and as long as a new one. */
    public void again(StoredDelivery delivery) {
        var now = clock.instant();
        var update = new Update()
                .set("state", DeliveryState.PENDING)
                .set("attempts", 0)
                .set("nextAttemptAt", now)
                .set("retryUntil", now.plus(settings.retryFor()))
                .unset("finishedAt");
        mongo.updateFirst(query(where("_id").is(delivery.id())), update, StoredDelivery.class);
        lanes.wake(delivery);
        queues.wake(Map.of(delivery.endpointId(), delivery.tenantId()));
    }

    /** Lets a pause that the endpoint asked for end now. */
    public void resume(String endpointId) {
        queues.resume(endpointId);
    }

    /** The time after its creation in which a delivery is attempted. */
    Duration retryFor() {
        return settings.retryFor();
    }

    private static Criteria pending(DeliveryLane lane) {
        return where("lane").is(lane.id()).and("state").is(DeliveryState.PENDING);
    }

    private static Criteria of(TenantId tenant, String endpointId) {
        return where("endpointId").is(endpointId).and("tenantId").is(tenant);
    }
}
