package io.switchboard.conversation.sending.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Dashboards and alerts depend on these tags: a renamed constant must not change them. */
class SendMetersTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SendMeters meters = new SendMeters(registry);

    @Test
    void attemptsAreCountedByOutcome() {
        List.of(SendMeters.Attempt.values()).forEach(meters::attempted);

        assertThat(outcomes("sends.attempted"))
                .containsExactlyInAnyOrder("accepted", "refused", "account-refused", "busy", "not-sent", "unknown");
    }

    @Test
    void lookupsAreCountedByResult() {
        List.of(SendMeters.Lookup.values()).forEach(meters::lookedUp);

        assertThat(outcomes("sends.recovered")).containsExactlyInAnyOrder("found", "missing", "doubtful", "refused");
    }

    @Test
    void endsAndInterruptionsAreCountedFromZero() {
        assertThat(outcomes("sends.ended")).containsExactlyInAnyOrder("sent", "failed", "unknown");
        assertThat(registry.get("switchboard.conversation.sends.interrupted")
                        .counter()
                        .count())
                .isZero();
    }

    @Test
    void theNumberOfPendingMessagesAndTheAgeOfTheOldestAreMeasured() {
        meters.pending(7, Duration.ofSeconds(90));

        assertThat(registry.get("switchboard.conversation.sends.pending")
                        .gauge()
                        .value())
                .isEqualTo(7);
        assertThat(registry.get("switchboard.conversation.sends.oldest")
                        .timeGauge()
                        .value(TimeUnit.SECONDS))
                .isEqualTo(90);
    }

    private List<String> outcomes(String name) {
        return registry.find("switchboard.conversation." + name).counters().stream()
                .map(counter -> String.valueOf(counter.getId().getTag("outcome")))
                .toList();
    }
}
