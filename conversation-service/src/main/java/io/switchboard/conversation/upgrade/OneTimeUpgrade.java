package io.switchboard.conversation.upgrade;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Leases;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * Brings documents of earlier releases up to this one, once for an installation, by one instance at a time. A run that a crash
 * ended, or that failed, is repeated, so the work may be done again.
 */
abstract class OneTimeUpgrade extends IntervalTask {

    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofMinutes(30);

    private final String name;
    private final Leases leases;
    private final MongoOperations mongo;
    private final Clock clock;
    private volatile boolean isDone;

    /** @param name of the upgrade, by which it is stored that it was done */
    OneTimeUpgrade(String name, Leases leases, MongoOperations mongo, Clock clock) {
        super(name, INTERVAL);
        this.name = name;
        this.leases = leases;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Document("upgrades")
    record Upgrade(
            @MongoId(FieldType.STRING) String id,
            @Field("doneAt") Instant doneAt) {}

    /** Does all of the work. */
    abstract void upgrade();

    @Override
    protected final void run() {
        isDone = isDone || mongo.findById(name, Upgrade.class) != null;
        if (!isDone) {
            leases.runHolding(name, LEASE, this::runOnce);
        }
    }

    private void runOnce() {
        upgrade();
        mongo.save(new Upgrade(name, clock.instant()));
        isDone = true;
    }
}
