package io.switchboard.conversation.receiving;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.message.StatusUpdates.StatusOutcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReceivingMetersTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ReceivingMeters meters = new ReceivingMeters(registry);

    @Test
    void everyMessageIsCountedUnderExactlyOneOutcome() {
        for (var outcome : MessageStoreResult.Outcome.values()) {
            meters.message(outcome);
        }

        assertThat(registry.find("switchboard.conversation.messages.received").counters())
                .extracting(counter -> counter.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("stored", "redelivered", "duplicate");
        assertThat(sum("messages.received")).isEqualTo(MessageStoreResult.Outcome.values().length);
    }

    @Test
    void everyStatusIsCountedUnderExactlyOneOutcome() {
        for (var outcome : StatusOutcome.values()) {
            meters.status(outcome);
        }

        assertThat(registry.find("switchboard.conversation.statuses.received").counters())
                .extracting(counter -> counter.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("applied", "redelivered", "stale", "duplicate", "unmatched", "ignored");
        assertThat(sum("statuses.received")).isEqualTo(StatusOutcome.values().length);
    }

    private double sum(String name) {
        return registry.find("switchboard.conversation." + name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
