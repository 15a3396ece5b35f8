package io.switchboard.conversation.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Role;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallListTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String SARA = "+15005550001";
    private static final String EMMA = "+15005550002";
    private static final String SHARED = "+15005550003";

    private final TestStore store = new TestStore();
    private final TestCalls test = new TestCalls(store);
    private final Calls calls = test.calls();
    private final TestDirectory directory = new TestDirectory();
    private final CallAccess access = test.access(directory);

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
        assertThat(calls.count(OneNumber.TENANT, CallScope.everything(), CallFilter.between(NOON, null)))
                .isEqualTo(5);
        assertThat(calls.count(OneNumber.TENANT, CallScope.everything(), CallFilter.missed(NOON, null)))
                .isEqualTo(2);
        assertThat(calls.count(OneNumber.TENANT, CallScope.everything(), CallFilter.notCalledBack(NOON, null)))
                .isEqualTo(2);
    }

    @Test
    void onlyInboundCallsCanBeAskedForAsNotCalledBack() {
        var outbound =
                new CallFilter(TrafficDirection.OUTBOUND, null, null, null, null, null, null, null, true, null, null);

        assertThatExceptionOfType(ApiProblem.class).isThrownBy(outbound::checked);
    }

    @Test
    void anAgentSeesCallsOfTheOwnNumbersAndOfThoseThatAreNobodys() {
        assign(SARA, "sara");
        assign(EMMA, "emma");
        assign(SHARED, null);
        call("to-sara", SARA, null, 1);
        call("to-emma", EMMA, null, 2);
        call("to-all", SHARED, null, 3);
        call("sara-by-emmas-number", EMMA, "sara", 4);

        assertThat(seen(caller("sara", Role.AGENT))).containsExactly("sara-by-emmas-number", "to-all", "to-sara");
        assertThat(seen(caller("emma", Role.AGENT))).containsExactly("sara-by-emmas-number", "to-all", "to-emma");
        assertThat(seen(caller("tom", Role.AGENT))).containsExactly("to-all");
        assertThat(seen(caller("boss", Role.ADMIN))).hasSize(4);
        assertThat(seen(new ApiCaller("crm", "crm", OneNumber.TENANT, Set.of(Role.AGENT))))
                .hasSize(4);
        assertThat(calls.count(
                        OneNumber.TENANT,
                        access.scope(caller("tom", Role.AGENT), OneNumber.TENANT),
                        CallFilter.between(null, null)))
                .isOne();
    }

    @Test
    void theCallsOfARemovedMembersNumberAreHiddenFromNobody() {
        assign(EMMA, "emma");
        call("to-emma", EMMA, null, 1);
        store.get(MongoDatabase.class)
                .getCollection("known_members")
                .insertOne(
                        new Document("_id", "demo|emma").append("revision", 2).append("removed", true));

        assertThat(seen(caller("sara", Role.AGENT))).containsExactly("to-emma");
    }

    @Test
    void aCallOfAnotherMembersNumberIsRefusedAndNotShown() {
        assign(EMMA, "emma");
        call("to-emma", EMMA, null, 1);

        assertThat(access.find(caller("emma", Role.AGENT), OneNumber.TENANT, "to-emma")
                        .id())
                .isEqualTo("to-emma");
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> access.find(caller("sara", Role.AGENT), OneNumber.TENANT, "to-emma"))
                .withMessageContaining("403");
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> access.find(caller("sara", Role.AGENT), OneNumber.TENANT, "unheard-of"))
                .withMessageContaining("404");
    }

    /** What the caller sees, page by page of two. */
    private List<String> seen(ApiCaller caller) {
        var scope = access.scope(caller, OneNumber.TENANT);
        var seen = new ArrayList<String>();
        Cursor after = null;
        List<StoredCall> page;
        do {
            page = calls.page(OneNumber.TENANT, scope, CallFilter.all(), after, 2);
            page.forEach(call -> seen.add(call.id()));
            after = page.isEmpty()
                    ? null
                    : Cursor.of(page.getLast().startedAt(), page.getLast().id());
        } while (page.size() == 2);
        return seen;
    }

    private void assign(String number, @Nullable String member) {
        directory.number(new NumberRecord(
                number, OneNumber.TENANT.value(), "PN" + number, OneNumber.ACCOUNT_SID, member, List.of()));
    }

    private static ApiCaller caller(String subject, Role role) {
        return new ApiCaller(subject, "console", OneNumber.TENANT, Set.of(role));
    }

    private List<String> ids(CallFilter filter) {
        return calls.page(OneNumber.TENANT, filter, null, 50).stream()
                .map(StoredCall::id)
                .toList();
    }

    private void call(String id, String direction, String result, int second, boolean isDismissed) {
        var call = document(id, direction, result, second);
        if (isDismissed) {
            call.append("dismissal", new Document("subject", "sara").append("at", Date.from(NOON)));
        }
        insert(call);
    }

    private void call(String id, String number, @Nullable String requestedBy, int second) {
        var call = document(id, requestedBy == null ? "inbound" : "outbound", "answered", second)
                .append("ourAddress", number);
        if (requestedBy != null) {
            call.append(
                    "request",
                    new Document("subject", requestedBy)
                            .append("agent", "+15551110002")
                            .append("at", Date.from(NOON))
                            .append("unknown", false));
        }
        insert(call);
    }

    private void insert(Document call) {
        store.get(MongoDatabase.class).getCollection(StoredCall.COLLECTION).insertOne(call);
    }

    private static Document document(String id, String direction, String result, int second) {
        return new Document("_id", id)
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
    }
}
