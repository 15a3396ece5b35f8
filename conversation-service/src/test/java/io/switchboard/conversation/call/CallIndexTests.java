package io.switchboard.conversation.call;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.Cursor;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** On a real MongoDB, every list of calls is read from an index in its order. The server in the test's process has no plans. */
class CallIndexTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Cursor CURSOR = Cursor.of(NOON, "c1");

    private final TestStore store = new TestStore();

    static List<CallFilter> filters() {
        return List.of(
                CallFilter.all(),
                new CallFilter(TrafficDirection.INBOUND, null, null, null, null, null, null, null, null, null, null),
                new CallFilter(
                        TrafficDirection.INBOUND, "missed", null, null, null, false, null, null, null, null, null),
                new CallFilter(null, null, "completed", null, null, null, null, null, null, null, null),
                new CallFilter(null, null, null, OneNumber.ADDRESS, null, null, null, null, null, null, null),
                new CallFilter(null, null, null, null, true, null, null, null, null, null, null),
                new CallFilter(null, null, null, null, null, null, "k1", null, null, null, null),
                new CallFilter(null, null, null, null, null, null, null, "v1", null, null, null),
                CallFilter.notCalledBack(null, null),
                CallFilter.missed(NOON, NOON.plusSeconds(60)));
    }

    @BeforeEach
    void createIndexes() {
        for (DeclaredIndex index : List.of(
                CallIndexes.callsNewestFirst(),
                CallIndexes.callsByResult(),
                CallIndexes.callsOfNumber(),
                CallIndexes.callsWithVoicemail(),
                CallIndexes.callsOfContact(),
                CallIndexes.openCallsOfContact(),
                CallIndexes.callsOfConversation())) {
            database().getCollection(index.collection()).createIndex(index.keys(), index.options());
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aListIsReadFromAnIndexInItsOrder(CallFilter filter) {
        assertIndexed(CallScope.everything(), filter, null);
        assertIndexed(CallScope.everything(), filter, CURSOR);
        assertIndexed(new CallScope(Set.of(OneNumber.ADDRESS), "sara"), filter, CURSOR);
    }

    private void assertIndexed(CallScope scope, CallFilter filter, @Nullable Cursor after) {
        var query = Calls.pageQuery(OneNumber.TENANT, scope, filter, after, 51);
        var find = new Document("find", StoredCall.COLLECTION)
                .append("filter", query.getQueryObject().append("tenantId", OneNumber.TENANT.value()))
                .append("sort", query.getSortObject())
                .append("limit", 51);

        var plan = plan(find);

        assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN", "\"SORT\"");
    }

    private String plan(Document find) {
        try {
            var explained = database().runCommand(new Document("explain", find).append("verbosity", "queryPlanner"));
            var planner = explained.get("queryPlanner", Document.class);
            assumeThat(planner).isNotNull();
            return planner.get("winningPlan", Document.class).toJson();
        } catch (MongoCommandException e) {
            assumeThat(e.getErrorCode()).as("a server without explain").isZero();
            throw e;
        }
    }

    private MongoDatabase database() {
        return store.get(MongoDatabase.class);
    }
}
