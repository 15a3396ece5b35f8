package io.switchboard.conversation.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.StoredMessages;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.mongo.IdGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a message ends in the last status of its life, whatever statuses before it are lost, however the delivered ones are
 * ordered, repeated and divided into batches, and whenever the answer to its creation tells its SID.
 */
class StatusDeliveryPropertyTests {

    private static final int DELIVERIES = 25;
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final TestStore STORE = new TestStore();

    private final StatusUpdates updates = STORE.get(StatusUpdates.class);
    private final Messages messages = STORE.get(Messages.class);

    @AfterAll
    static void close() {
        STORE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sending,sent,delivered",
                "sending,sent,delivered,read",
                "sending,sent,undelivered",
                "sending,failed",
                "accepted,scheduled,sending,sent,delivered"
            })
    void endsInTheLastStatusOfItsLife(String life) {
        var statuses = List.of(life.split(","));
        for (var seed = 0; seed < DELIVERIES; seed++) {
            var random = new Random(seed);
            var id = new IdGenerator().next();
            messages.insertAbsent(List.of(StoredMessages.queued(id, NOON, List.of(StatusChange.of("queued", NOON)))));
            var delivered = delivered(statuses, random);

            deliver(id, delivered, random);

            var expected = new HashSet<>(delivered);
            expected.add("queued");
            var message = messages.find(OneNumber.TENANT, id).orElseThrow();
            assertThat(message.status())
                    .as("delivery %d of %s", seed, delivered)
                    .isEqualTo(statuses.getLast());
            assertThat(message.history())
                    .as("history of delivery %d of %s", seed, delivered)
                    .extracting(StatusChange::status)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** Loses some statuses but never the last, repeats the others, and shuffles them. */
    private static List<String> delivered(List<String> life, Random random) {
        var delivered = new ArrayList<String>();
        for (var status : life) {
            var isLast = status.equals(life.getLast());
            var times = isLast ? 1 + random.nextInt(3) : random.nextInt(3);
            delivered.addAll(Collections.nCopies(times, status));
        }
        Collections.shuffle(delivered, random);
        return delivered;
    }

    private void deliver(String id, List<String> delivered, Random random) {
        var sid = "SM" + id;
        var naming = random.nextInt(delivered.size() + 1);
        var next = 0;
        while (next < delivered.size()) {
            if (next >= naming) {
                name(id, sid);
                naming = Integer.MAX_VALUE;
            }
            var end = Math.min(delivered.size(), next + 1 + random.nextInt(3));
            updates.apply(delivered.subList(next, end).stream()
                    .map(status -> report(sid, random.nextBoolean() ? id : null, status))
                    .toList());
            next = end;
        }
        if (naming != Integer.MAX_VALUE) {
            name(id, sid);
        }
    }

    /** Does what the sender does with the answer to the creation. */
    private void name(String id, String sid) {
        messages.noteSid(OneNumber.TENANT, id, sid, NOON);
        updates.adopt(messages.find(OneNumber.TENANT, id).orElseThrow(), cause());
    }

    private static StatusReport report(String sid, @Nullable String messageId, String status) {
        return new StatusReport(OneNumber.TENANT, sid, messageId, StatusChange.of(status, NOON.plusMillis(1)), cause());
    }

    private static CloudEvent<?> cause() {
        return new CloudEvent<>("SM", "type", "/test", null, NOON, "demo", "data");
    }
}
