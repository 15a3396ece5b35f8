package io.switchboard.conversation.webhooklog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.RecordedQueries;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.web.Cursor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;

/** On a real MongoDB, the log of webhooks is read from indexes. The server in the test's process has no plans. */
class WebhookLogPlanTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final RecordedQueries queries = new RecordedQueries();
    private final TestStore store = new TestStore(queries.database());
    private final WebhookLog log = new WebhookLog(
            store.get(MongoOperations.class), new WebhookLogSettings(Duration.ofDays(7), 20, "http://localhost:8080"));

    @BeforeEach
    void createIndexes() {
        for (var index : List.of(WebhookLog.webhooksNewestFirst(), WebhookLog.webhooksByTerm())) {
            store.get(MongoDatabase.class).getCollection(index.collection()).createIndex(index.keys(), index.options());
        }
    }

    @AfterEach
    void close() {
        store.close();
        queries.close();
    }

    static Stream<WebhookLogFilter> filters() {
        return Stream.of(
                new WebhookLogFilter(List.of(), null, null),
                new WebhookLogFilter(List.of(), NOON, NOON.plusSeconds(60)),
                new WebhookLogFilter(List.of("messaging"), null, null),
                new WebhookLogFilter(List.of("messaging", "+15551230001"), NOON, null));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aPageOfTheLogReadsFromAnIndex(WebhookLogFilter filter) {
        queries.clear();

        log.page(OneNumber.TENANT, filter, null, 20);
        log.page(OneNumber.TENANT, filter, Cursor.of(NOON, "w1"), 20);

        assertThat(queries.plans())
                .hasSize(2)
                .allSatisfy(plan -> assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN"));
    }
}
