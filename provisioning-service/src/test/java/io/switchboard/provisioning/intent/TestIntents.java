package io.switchboard.provisioning.intent;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.change.audit.StoredAudit;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.mongo.revision.PendingEvent;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.data.mongodb.core.MongoOperations;

/** The intents of one process, without a Spring context. */
public final class TestIntents {

    public final ChangeIntents intents;

    private final IntentStore store;
    private final RevisedDocuments<IntentDocument> revisions;
    private final Leases leases;
    private final Clock clock;

    /** @param published receives each event as often as it is published */
    public TestIntents(MongoOperations mongo, Leases leases, Clock clock, Consumer<PendingEvent> published) {
        this.leases = leases;
        this.clock = clock;
        revisions = new RevisedDocuments<>(
                mongo,
                IntentDocument.class,
                (document, pending) -> pending.forEach(published),
                clock,
                Duration.ofMinutes(1));
        store = new IntentStore(mongo, revisions);
        intents = new ChangeIntents(store, StoredAudit.trail(clock), new IdGenerator(), clock);
    }

    /** Runs the loop once, and publishes what a crash left. */
    public void settle(IntentSettler... settlers) {
        new IntentTask(store, Arrays.asList(settlers), leases, new IntentMeters(new SimpleMeterRegistry()), clock)
                .run();
        revisions.sweep(Duration.ZERO);
    }
}
