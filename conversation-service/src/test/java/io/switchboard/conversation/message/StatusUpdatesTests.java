package io.switchboard.conversation.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.switchboard.conversation.message.StatusUpdates.StatusOutcome;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.StoredMessages;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatusUpdatesTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final TestStore STORE = new TestStore();

    private final StatusUpdates updates = STORE.get(StatusUpdates.class);
    private final Messages messages = STORE.get(Messages.class);
    private final String id = new IdGenerator().next();
    private final String sid = "SM" + id;

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void aMessageIsQueued() {
        insertQueued(id);
        STORE.published().take();
    }

    private String insertQueued() {
        var other = new IdGenerator().next();
        insertQueued(other);
        return other;
    }

    private void insertQueued(String messageId) {
        messages.insertAbsent(
                List.of(StoredMessages.queued(messageId, NOON, List.of(StatusChange.of("queued", NOON)))));
    }

    static Stream<List<String>> allOrders() {
        return permutations(List.of("sending", "sent", "delivered", "read"));
    }

    @ParameterizedTest
    @MethodSource("allOrders")
    void endsInTheSameStateInAnyOrder(List<String> order) {
        for (var status : order) {
            updates.apply(List.of(report(status)));
            updates.apply(List.of(report(status)));
        }

        assertThat(message().status()).isEqualTo("read");
        assertThat(message().history())
                .extracting(StatusChange::status)
                .containsExactlyInAnyOrder("queued", "sending", "sent", "delivered", "read");
    }

    @Test
    void aStatusOfAnErasedMessageCreatesNothing() {
        updates.apply(List.of(report("sent")));
        STORE.get(MessageErasure.class).erase(List.of(message()));
        STORE.published().take();

        assertThat(updates.apply(List.of(report("delivered")))).containsExactly(StatusOutcome.IGNORED);

        assertThat(STORE.published().take()).isEmpty();
        assertThat(messages.find(OneNumber.TENANT, id)).isEmpty();
        assertThat(messages.find(List.of(id), List.of())).singleElement().satisfies(erased -> {
            assertThat(erased.isErased()).isTrue();
            assertThat(erased.body()).isEmpty();
            assertThat(erased.history()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("allOrders")
    void endsInTheSameStateInOneBatch(List<String> order) {
        var twice =
                Stream.concat(order.stream(), order.stream()).map(this::report).toList();

        updates.apply(twice);

        assertThat(message().status()).isEqualTo("read");
        assertThat(message().history()).hasSize(5);
        assertThat(message().twilioSid()).isEqualTo(sid);
    }

    @Test
    void publishesOnlyWhatMovesTheMessageOn() {
        updates.apply(List.of(report("sent"), report("sending"), report("sent"), report("delivered")));

        assertThat(STORE.published().take())
                .extracting(CloudEvent::id)
                .containsExactly(id + "/sent", id + "/delivered");
    }

    @Test
    void publishesARedeliveredReportAgainWithTheSameId() {
        var report = report("sent");
        updates.apply(List.of(report));
        var first = STORE.published().take();

        updates.apply(List.of(report));

        assertThat(STORE.published().take()).isEqualTo(first);
    }

    @Test
    void changesNothingOfAnotherTenant() {
        updates.apply(List.of(report("sent")));

        var foreign = updates.apply(List.of(
                new StatusReport(new TenantId("other"), sid, id, StatusChange.of("delivered", NOON), cause()),
                new StatusReport(new TenantId("other"), sid, null, StatusChange.of("failed", NOON), cause())));

        assertThat(foreign).containsOnly(StatusOutcome.UNMATCHED);
        assertThat(message().status()).isEqualTo("sent");
    }

    @Test
    void doesNotBelieveAnIdThatBelongsToAnotherSid() {
        updates.apply(List.of(report("sent")));

        updates.apply(List.of(new StatusReport(OneNumber.TENANT, "SMx", id, StatusChange.of("failed", NOON), cause())));

        assertThat(message().status()).isEqualTo("sent");
    }

    @Test
    void aKnownSidCountsBeforeTheMessageIdInTheUrl() {
        updates.apply(List.of(report("sent")));
        var failed = insertQueued();
        updates.apply(
                List.of(new StatusReport(OneNumber.TENANT, null, failed, StatusChange.of("failed", NOON), cause())));

        updates.apply(List.of(report("delivered", failed)));

        assertThat(message().status()).isEqualTo("delivered");
        assertThat(messages.find(OneNumber.TENANT, failed).orElseThrow().twilioSid())
                .isNull();
    }

    @Test
    void oneBatchGivesASidToOneMessageAndAMessageOneSid() {
        var other = insertQueued();
        var otherSid = "SM" + other;

        updates.apply(List.of(
                report("sent"),
                report("delivered", other),
                new StatusReport(OneNumber.TENANT, otherSid, id, StatusChange.of("failed", NOON), cause())));

        assertThat(message().twilioSid()).isEqualTo(sid);
        assertThat(message().status()).isEqualTo("delivered");
        assertThat(messages.find(OneNumber.TENANT, other).orElseThrow().twilioSid())
                .isNull();
    }

    @Test
    void aSidThatAnotherMessageHasChangesNothing() {
        updates.apply(List.of(report("sent")));
        var other = insertQueued();

        assertThat(messages.noteSid(OneNumber.TENANT, other, sid, NOON)).isFalse();
        assertThat(messages.find(OneNumber.TENANT, other).orElseThrow().key()).isEqualTo("demo|" + other);
    }

    @Test
    void hundredsOfUndocumentedStatusesLeaveAShortHistory() {
        var words = new ArrayList<StatusReport>();
        for (var i = 0; i < 300; i++) {
            words.add(report("word-" + "abcdefghij".charAt(i / 100) + "abcdefghij".charAt(i / 10 % 10)
                    + "abcdefghij".charAt(i % 10)));
        }
        updates.apply(words);

        updates.apply(List.of(report("delivered")));

        assertThat(message().history()).hasSizeLessThanOrEqualTo(100);
        assertThat(message().status()).isEqualTo("delivered");
        assertThat(message().history()).extracting(StatusChange::status).contains("delivered");
    }

    @Test
    void undocumentedStatusesOfAnUnknownMessageDoNotPileUp() {
        for (var i = 0; i < 60; i++) {
            updates.apply(List.of(withoutId("w" + "abcdefghij".charAt(i / 10) + "abcdefghij".charAt(i % 10), 1)));
        }
        updates.apply(List.of(withoutId("delivered", 2)));

        updates.apply(List.of(report("queued")));

        assertThat(message().status()).isEqualTo("delivered");
        assertThat(message().history()).hasSizeLessThan(30);
    }

    @Test
    void aLongErrorMessageIsCut() {
        updates.apply(List.of(new StatusReport(
                OneNumber.TENANT, sid, id, new StatusChange("failed", NOON, 30003, "x".repeat(60_000)), cause())));

        assertThat(message().errorMessage()).hasSize(1_000);
    }

    @Test
    void appliesStatusesThatCameBeforeTheirMessageHadItsSid() {
        var early = updates.apply(List.of(withoutId("delivered", 3), withoutId("sent", 2)));

        updates.apply(List.of(report("queued")));

        assertThat(early).containsOnly(StatusOutcome.UNMATCHED);
        assertThat(message().twilioSid()).isEqualTo(sid);
        assertThat(message().status()).isEqualTo("delivered");
        assertThat(STORE.published().take()).extracting(CloudEvent::id).contains(id + "/delivered");
    }

    @Test
    void appliesEarlyStatusesAlsoWhenACrashCameRightAfterTheNaming() {
        updates.apply(List.of(withoutId("delivered", 3)));
        messages.noteSid(OneNumber.TENANT, id, sid, NOON);

        updates.apply(List.of(report("queued")));

        assertThat(message().status()).isEqualTo("delivered");
    }

    @Test
    void appliesEarlyStatusesWhenTheSenderComesByAgain() {
        updates.apply(List.of(withoutId("delivered", 3)));
        messages.noteSid(OneNumber.TENANT, id, sid, NOON);

        updates.adopt(message(), cause());

        assertThat(message().status()).isEqualTo("delivered");
        assertThat(STORE.published().take()).extracting(CloudEvent::id).containsExactly(id + "/delivered");
    }

    @Test
    void keepsTheReasonOfAFailure() {
        updates.apply(List.of(new StatusReport(
                OneNumber.TENANT, sid, id, new StatusChange("undelivered", NOON, 30003, "Unreachable"), cause())));

        assertThat(message().errorCode()).isEqualTo(30003);
        assertThat(message().view().statusHistory().getLast().errorCode()).isEqualTo(30003);
    }

    @Test
    void anErrorCodeOfZeroIsNone() {
        updates.apply(List.of(
                new StatusReport(OneNumber.TENANT, sid, id, new StatusChange("delivered", NOON, 0, null), cause())));

        assertThat(message().errorCode()).isNull();
        assertThat(message().view().statusHistory().getLast().errorCode()).isNull();
    }

    @Test
    void anInboundTextNeverTakesADeliveryStatus() {
        var inbound = "SMin" + id;
        messages.insertAbsent(List.of(StoredMessages.received("in" + id, inbound, NOON)));

        var outcomes = updates.apply(List.of(
                new StatusReport(OneNumber.TENANT, inbound, null, StatusChange.of("read", NOON), cause()),
                new StatusReport(OneNumber.TENANT, inbound, "in" + id, StatusChange.of("failed", NOON), cause())));

        assertThat(outcomes).containsOnly(StatusOutcome.IGNORED);
        assertThat(messages.find(OneNumber.TENANT, "in" + id))
                .contains(StoredMessages.received("in" + id, inbound, NOON));
        assertThat(STORE.get(UnmatchedStatuses.class).of(List.of("demo|" + inbound)))
                .isEmpty();
        assertThat(STORE.published().take()).isEmpty();
    }

    private StoredMessage message() {
        return messages.find(OneNumber.TENANT, id).orElseThrow();
    }

    private StatusReport report(String status) {
        return report(status, id);
    }

    private StatusReport withoutId(String status, int second) {
        return new StatusReport(
                OneNumber.TENANT, sid, null, StatusChange.of(status, NOON.plusSeconds(second)), cause());
    }

    private StatusReport report(String status, @Nullable String messageId) {
        return new StatusReport(OneNumber.TENANT, sid, messageId, StatusChange.of(status, NOON.plusMillis(1)), cause());
    }

    private static CloudEvent<?> cause() {
        return new CloudEvent<>("SM", "type", "/test", null, NOON, "demo", "data");
    }

    private static Stream<List<String>> permutations(List<String> items) {
        if (items.isEmpty()) {
            return Stream.of(List.of());
        }
        return items.stream().flatMap(first -> {
            var rest = new ArrayList<>(items);
            rest.remove(first);
            return permutations(rest)
                    .map(tail -> Stream.concat(Stream.of(first), tail.stream()).toList());
        });
    }
}
