package io.switchboard.mongo.revision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.mongo.DocumentMapping;
import io.switchboard.mongo.MovingClock;
import io.switchboard.testing.TestMongo;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

class PendingEventSweeperTests {

    private static final Duration CLAIM = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final MongoOperations mongo = DocumentMapping.template(database, new MongoCustomConversions(List.of()));
    private final MovingClock clock = new MovingClock();
    private final List<String> published = Collections.synchronizedList(new ArrayList<>());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private volatile boolean reachable;

    private final RevisedDocuments<DocumentRevision> documents = new RevisedDocuments<>(
            mongo,
            DocumentRevision.class,
            (document, events) -> {
                if (!reachable) {
                    throw new IllegalStateException("no broker");
                }
                events.forEach(event -> published.add(event.eventId()));
            },
            clock,
            CLAIM);

    private final PendingEventSweeper sweeper = new PendingEventSweeper(List.of(documents), INTERVAL);

    @AfterEach
    void drop() {
        sweeper.stop();
        database.drop();
    }

    @Test
    void sweepsAtIntervalsUntilTheEventsArePublished() {
        sweeper.bindTo(registry);
        mongo.insert(new Document("_id", "d"), documents.collection());
        documents.change(where("_id").is("d"), state -> DocumentChange.announced("changed", new Update()));
        clock.pass(CLAIM);
        sweeper.start();
        await().untilAsserted(() -> assertThat(age()).isEqualTo(30));
        assertThat(published).isEmpty();

        reachable = true;
        clock.pass(CLAIM);

        await().untilAsserted(() -> assertThat(published).containsExactly("d/1/0"));
        await().untilAsserted(() -> assertThat(age()).isZero());
        sweeper.stop();
        assertThat(sweeper.isRunning()).isFalse();
    }

    @Test
    void aServiceWithoutRevisionsSweepsNothing() {
        var idle = new PendingEventSweeper(List.of(), INTERVAL);

        idle.start();

        assertThat(idle.isRunning()).isFalse();
    }

    private double age() {
        return registry.get("switchboard.storage.pending.age").timeGauge().value(TimeUnit.SECONDS);
    }
}
