package io.switchboard.provisioning.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.events.TopicNames;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Remembers up to what time the events of each partition were read, by any instance. */
@Component
public class UsageProgress {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final MongoOperations mongo;
    private final Clock clock;
    private final Map<Integer, Instant> reached = new ConcurrentHashMap<>();
    private volatile Instant storedAt = Instant.EPOCH;

    UsageProgress(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** A partition of the topic of events. */
    @Document("usage_progress")
    record PartitionProgress(
            @MongoId(FieldType.STRING) String id,
            @Field("readUpTo") Instant readUpTo) {}

    void reached(int partition, Instant time) {
        reached.merge(partition, time, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Stores what was reached, every few seconds at most. */
    void store() {
        var now = clock.instant();
        if (now.isBefore(storedAt.plus(PAUSE))) {
            return;
        }
        storedAt = now;
        reached.forEach((partition, time) -> mongo.upsert(
                query(where("_id").is(TopicNames.EVENTS + "-" + partition)),
                new Update().max("readUpTo", time),
                PartitionProgress.class));
    }

    /** The time up to which all partitions were read; empty when nothing was read yet. */
    public Optional<Instant> readUpTo() {
        return mongo.findAll(PartitionProgress.class).stream()
                .map(PartitionProgress::readUpTo)
                .min(Instant::compareTo);
    }
}
