package io.switchboard.conversation.call;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.web.ApiProblem;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallListTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TestStore store = new TestStore();
    private final Calls calls = new TestCalls(store).calls();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void callsThatNobodyHasSeenToAreSelectedAndCounted() {
        call("yesterday", "inbound", "missed", -90_000, false);
        call("missed", "inbound", "missed", 1, false);
        call("voicemail", "inbound", "voicemail", 2, false);
        call("dismissed", "inbound", "missed", 3, true);
        call("answered", "inbound", "answered", 4, false);
        call("made", "outbound", "no-answer", 5, false);

        assertThat(ids(CallFilter.notCalledBack(null, null))).containsExactly("voicemail", "missed", "yesterday");
        assertThat(ids(CallFilter.notCalledBack(NOON, NOON.plusSeconds(2)))).containsExactly("missed");
        assertThat(calls.count(OneNumber.TENANT, CallFilter.between(NOON, null)))
                .isEqualTo(5);
        assertThat(calls.count(OneNumber.TENANT, CallFilter.missed(NOON, null))).isEqualTo(2);
        assertThat(calls.count(OneNumber.TENANT, CallFilter.notCalledBack(NOON, null)))
                .isEqualTo(2);
    }

    @Test
    void onlyInboundCallsCanBeAskedForAsNotCalledBack() {
        var outbound =
                new CallFilter(TrafficDirection.OUTBOUND, null, null, null, null, null, null, null, true, null, null);

        assertThatExceptionOfType(ApiProblem.class).isThrownBy(outbound::checked);
    }

    private List<String> ids(CallFilter filter) {
        return calls.page(OneNumber.TENANT, filter, null, 50).stream()
                .map(StoredCall::id)
                .toList();
    }

    private void call(String id, String direction, String result, int second, boolean isDismissed) {
        var call = new Document("_id", id)
                .append("tenantId", OneNumber.TENANT.value())
                .append("key", id)
                .append("accountSid", "AC1")
                .append("facts", List.of())
                .append("version", 1)
                .append("direction", direction)
                .append("status", "completed")
                .append("result", result)
                .append("hasVoicemail", false)
                .append("startedAt", Date.from(NOON.plusSeconds(second)))
                .append("revision", 1L);
        if (isDismissed) {
            call.append("dismissal", new Document("subject", "sara").append("at", Date.from(NOON)));
        }
        store.get(MongoDatabase.class).getCollection(StoredCall.COLLECTION).insertOne(call);
    }
}
