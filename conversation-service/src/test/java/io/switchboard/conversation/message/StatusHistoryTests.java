package io.switchboard.conversation.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.switchboard.conversation.message.StatusUpdates.StatusOutcome;
import io.switchboard.conversation.support.StoredMessages;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatusHistoryTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void goesOnWithAHigherStatus() {
        var history = history("queued");

        assertThat(history.add(at("sent", 1))).isEqualTo(StatusOutcome.APPLIED);
        assertThat(history.add(at("delivered", 2))).isEqualTo(StatusOutcome.APPLIED);
        assertThat(history.add(at("read", 3))).isEqualTo(StatusOutcome.APPLIED);
    }

    @Test
    void remembersAStaleStatus() {
        var history = history("queued", "delivered");

        assertThat(history.add(at("sent", 5))).isEqualTo(StatusOutcome.STALE);
        assertThat(history.add(at("sent", 6))).isEqualTo(StatusOutcome.DUPLICATE);
    }

    @Test
    void keepsTheFirstOfTwoEnds() {
        assertThat(history("queued", "delivered").add(at("undelivered", 5))).isEqualTo(StatusOutcome.STALE);
        assertThat(history("queued", "failed").add(at("delivered", 5))).isEqualTo(StatusOutcome.STALE);
    }

    @Test
    void tellsARedeliveredRecordFromARepeatedWebhook() {
        var history = history("queued", "sent");

        assertThat(history.add(at("sent", 1))).isEqualTo(StatusOutcome.REDELIVERED);
        assertThat(history.add(at("sent", 9))).isEqualTo(StatusOutcome.DUPLICATE);
    }

    @Test
    void doesNotPublishAStaleStatusAgain() {
        assertThat(history("queued", "delivered", "sent").add(at("sent", 2))).isEqualTo(StatusOutcome.DUPLICATE);
    }

    @Test
    void remembersAStatusThatNobodyKnowsWithoutGoingOn() {
        assertThat(history("queued").add(at("teleported", 1))).isEqualTo(StatusOutcome.STALE);
    }

    private static StatusHistory history(String... statuses) {
        var changes = new ArrayList<StatusChange>();
        for (var i = 0; i < statuses.length; i++) {
            changes.add(at(statuses[i], i));
        }
        return new StatusHistory(StoredMessages.queued("m", NOON, List.copyOf(changes)));
    }

    private static StatusChange at(String status, long second) {
        return StatusChange.of(status, NOON.plusSeconds(second));
    }
}
