package io.switchboard.conversation.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.mongo.IntervalTask;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Notes the times of each tenant's last events in memory, and stores them every second, so that no message waits for it. A
 * crash forgets the last second; the next message of the tenant makes up for it.
 */
@Component
public class TenantActivity extends IntervalTask {

    static final String NAME = "tenant_activity";

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Map<String, StoredActivity> unstored = new ConcurrentHashMap<>();
    private final MongoOperations mongo;

    TenantActivity(MongoOperations mongo) {
        super("tenant-activity", INTERVAL);
        this.mongo = mongo;
    }

    /** Notes that Twilio accepted a message of the tenant. */
    public void sent(TenantId tenant, Instant at) {
        note(new StoredActivity(tenant.value(), null, null, at));
    }

    /** Notes what happened; earlier times than the noted ones change nothing. */
    void note(StoredActivity activity) {
        unstored.merge(activity.id(), activity, StoredActivity::and);
    }

    /** Returns the times of the tenant's last events, those of this instance that are not stored yet included. */
    public StoredActivity of(TenantId tenant) {
        var stored = mongo.findById(tenant.value(), StoredActivity.class);
        var noted = unstored.getOrDefault(tenant.value(), StoredActivity.none(tenant));
        return stored == null ? noted : stored.and(noted);
    }

    /** Stores what was noted. After a failure it is stored by the next run. */
    @Override
    protected void run() {
        var noted = Map.copyOf(unstored);
        if (noted.isEmpty()) {
            return;
        }
        var upserts = mongo.bulkOps(BulkMode.UNORDERED, StoredActivity.class);
        noted.values().forEach(activity -> upserts.upsert(query(where("_id").is(activity.id())), update(activity)));
        upserts.execute();
        noted.forEach(unstored::remove);
    }

    /** Another instance may have stored a later time. */
    private static Update update(StoredActivity activity) {
        var update = new Update();
        max(update, "receivedAt", activity.receivedAt());
        max(update, "storedAt", activity.storedAt());
        max(update, "sentAt", activity.sentAt());
        return update;
    }

    private static void max(Update update, String field, @Nullable Instant at) {
        if (at != null) {
            update.max(field, at);
        }
    }
}
