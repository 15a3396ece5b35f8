package io.switchboard.conversation.upgrade;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.switchboard.conversation.optout.ConsentImport;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

/** Imports refusals from statuses that were stored before consent was. A run that a crash ended is repeated. */
@Component
class ConsentUpgrade extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(ConsentUpgrade.class);

    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final String NAME = "consents-from-statuses";

    private final ConsentImport consents;
    private final Leases leases;
    private final MongoOperations mongo;
    private final Clock clock;
    private volatile boolean isDone;

    ConsentUpgrade(ConsentImport consents, Leases leases, MongoOperations mongo, Clock clock) {
        super("consent-upgrade", INTERVAL);
        this.consents = consents;
        this.leases = leases;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Document("upgrades")
    record Upgrade(
            @MongoId(FieldType.STRING) String id,
            @Field("doneAt") Instant doneAt) {}

    @Override
    protected void run() {
        isDone = isDone || mongo.findById(NAME, Upgrade.class) != null;
        if (!isDone) {
            leases.runHolding(NAME, LEASE, this::importAll);
        }
    }

    private void importAll() {
        var imported = consents.importAll();
        mongo.save(new Upgrade(NAME, clock.instant()));
        isDone = true;
        log.atInfo().addKeyValue("imported", imported).log("refusals imported from statuses");
    }
}
