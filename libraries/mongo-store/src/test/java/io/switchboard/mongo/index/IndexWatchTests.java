package io.switchboard.mongo.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.testing.TestMongo;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class IndexWatchTests {

    private static final DeclaredIndex ONE_PER_SID = DeclaredIndex.unique(
            "messages", "one_per_sid", ascending("key"), "a webhook that comes again changes nothing");
    private static final DeclaredIndex NEWEST_FIRST = DeclaredIndex.plain(
            "messages",
            "newest_first",
            compoundIndex(ascending("tenantId"), descending("createdAt", "_id")),
            "a conversation, page by page");
    private static final DeclaredIndex EXPIRY =
            DeclaredIndex.expiry("keys", "expiry", ascending("createdAt"), 2, "keys expire");
    private static final List<DeclaredIndex> DECLARED = List.of(ONE_PER_SID, NEWEST_FIRST, EXPIRY);
    private static final Instant NOW = Instant.parse("2026-11-26T06:00:00Z");

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IndexInspector inspector = new IndexInspector(database, DECLARED);
    private final AtomicBoolean isCreated = new AtomicBoolean(true);
    private final IndexWatch watch = watch(inspector, Duration.ofDays(1));
    private final IndexHealth health = new IndexHealth(watch, inspector);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(IndexWatch.class);

    IndexWatchTests() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
        DECLARED.forEach(this::create);
    }

    @AfterEach
    void drop() {
        logger.detachAppender(log);
        logger.setLevel(null);
        database.drop();
    }

    @Test
    void isUpWhileAllIndexesAreThere() {
        watch.run();

        assertThat(health.health())
                .isEqualTo(Health.up()
                        .withDetail("declared", 3)
                        .withDetail("comparedAt", NOW.toString())
                        .build());
        assertThat(missing()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one_per_sid", "newest_first"})
    void anIndexDroppedAtRuntimeIsNamedInHealthLogAndGauge(String name) {
        watch.run();
        database.getCollection("messages").dropIndex(name);

        watch.run();
        watch.run();

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(deviations())
                .contains("index=messages." + name, "state=missing", ".getCollection(\"messages\").createIndex({");
        assertThat(missing()).isOne();
        assertThat(logged("index is missing or different"))
                .singleElement()
                .satisfies(line -> assertThat(line.getKeyValuePairs())
                        .extracting(String::valueOf)
                        .contains("index=\"messages." + name + "\"", "state=\"missing\""));
    }

    @Test
    void anIndexThatIsNoLongerUniqueIsDifferent() {
        database.getCollection("messages").dropIndex("one_per_sid");
        create(DeclaredIndex.plain("messages", "one_per_sid", ascending("key"), ""));

        watch.run();

        assertThat(deviations())
                .contains("index=messages.one_per_sid", "state=different", "\"name\": \"one_per_sid\"")
                .contains(".dropIndex(\"one_per_sid\"); ")
                .contains("\"unique\": true})");
        assertThat(missing()).isOne();
    }

    @Test
    void anIndexThatLeavesDocumentsOutOrKeepsThemLongerIsDifferent() {
        database.getCollection("messages").dropIndex("one_per_sid");
        database.getCollection("keys").dropIndex("expiry");
        database.getCollection("messages")
                .createIndex(
                        ascending("key"),
                        new IndexOptions().name("one_per_sid").unique(true).sparse(true));
        database.getCollection("keys")
                .createIndex(
                        ascending("createdAt"),
                        new IndexOptions().name("expiry").expireAfter(9L, TimeUnit.DAYS));

        watch.run();

        assertThat(missing()).isEqualTo(2);
    }

    @Test
    void anIndexOnTheSameFieldsInAnotherOrderIsDifferent() {
        database.getCollection("messages").dropIndex("newest_first");
        create(DeclaredIndex.plain(
                "messages", "newest_first", compoundIndex(descending("createdAt", "_id"), ascending("tenantId")), ""));

        watch.run();

        assertThat(deviations()).contains("index=messages.newest_first", "state=different");
    }

    @Test
    void theRemedyThatHealthNamesRepairsIt() {
        database.getCollection("messages").dropIndex("one_per_sid");
        watch.run();

        create(ONE_PER_SID);
        watch.run();

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(missing()).isZero();
        assertThat(logged("index is in place again")).hasSize(1);
    }

    @Test
    void anEmptyDatabaseHasNoIndexes() {
        database.drop();

        watch.run();

        assertThat(missing()).isEqualTo(DECLARED.size());
    }

    @Test
    void comparesAtIntervals() {
        var often = watch(inspector, Duration.ofMillis(5));
        often.start();
        try {
            await().until(() -> often.last() != null);
            database.getCollection("messages").dropIndex("one_per_sid");

            await().untilAsserted(() -> assertThat(often.last())
                    .satisfies(comparison -> assertThat(comparison.deviations()).hasSize(1)));
        } finally {
            often.stop();
        }
        await().until(() -> !often.isRunning());
    }

    @Test
    void keepsTheLastComparisonWhileMongoIsAway() {
        try (var nowhere = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=20")) {
            var unreachable = new IndexInspector(nowhere.getDatabase("nowhere"), DECLARED);
            var blind = watch(unreachable, Duration.ofDays(1));

            blind.run();
            blind.run();

            assertThat(new IndexHealth(blind, unreachable).health().getStatus()).isEqualTo(Status.UNKNOWN);
            assertThat(logged("indexes could not be compared")).hasSize(1);
        }
    }

    @Test
    void nothingIsComparedBeforeTheIndexesCouldBeCreated() {
        isCreated.set(false);

        watch.run();

        assertThat(missing()).isNaN();

        isCreated.set(true);
        watch.run();

        assertThat(missing()).isZero();
    }

    private List<ILoggingEvent> logged(String message) {
        return log.list.stream()
                .filter(line -> line.getMessage().equals(message))
                .toList();
    }

    private IndexWatch watch(IndexInspector inspector, Duration interval) {
        var watch = new IndexWatch(inspector, Clock.fixed(NOW, ZoneOffset.UTC), interval, isCreated::get);
        watch.bindTo(registry);
        return watch;
    }

    private void create(DeclaredIndex index) {
        database.getCollection(index.collection(), Document.class).createIndex(index.keys(), index.options());
    }

    private String deviations() {
        return String.valueOf(health.health().getDetails().get("deviations"));
    }

    private double missing() {
        return registry.get("switchboard.storage.indexes.missing").gauge().value();
    }
}
