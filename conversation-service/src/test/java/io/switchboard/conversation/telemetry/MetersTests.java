package io.switchboard.conversation.telemetry;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.message.StatusOutcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetersTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @Test
    void countsEveryMessageUnderExactlyOneOutcome() {
        for (var outcome : MessageStoreResult.Outcome.values()) {
            meters.message(outcome);
        }

        assertThat(sum("messages.received")).isEqualTo(MessageStoreResult.Outcome.values().length);
        assertThat(count("messages.received", MessageStoreResult.Outcome.DUPLICATE))
                .isEqualTo(1);
    }

    @Test
    void countsEveryStatusUnderExactlyOneOutcome() {
        for (var outcome : StatusOutcome.values()) {
            meters.status(outcome);
        }

        assertThat(sum("statuses.received")).isEqualTo(StatusOutcome.values().length);
        assertThat(count("statuses.received", StatusOutcome.STALE)).isEqualTo(1);
    }

    @Test
    void tellsHowMuchWaitsToBeSentAndHowLong() {
        meters.pendingSends(7, Duration.ofSeconds(90), 2);

        assertThat(registry.get("switchboard.conversation.sends.pending")
                        .gauge()
                        .value())
                .isEqualTo(7);
        assertThat(registry.get("switchboard.conversation.sends.oldest")
                        .timeGauge()
                        .value(TimeUnit.SECONDS))
                .isEqualTo(90);
        assertThat(registry.get("switchboard.conversation.accounts.refused")
                        .gauge()
                        .value())
                .isEqualTo(2);
    }

    private double sum(String name) {
        return registry.find("switchboard.conversation." + name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private double count(String name, Enum<?> outcome) {
        return registry.get("switchboard.conversation." + name)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .counter()
                .count();
    }
}
