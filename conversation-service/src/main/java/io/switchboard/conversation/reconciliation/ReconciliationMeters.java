package io.switchboard.conversation.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.conversation.reconciliation.event.RecoveredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The meters of reconciliation.
 *
 * <ul>
 *   <li>{@code switchboard.conversation.webhooks.recovered}: events that no webhook delivered and that a sweep published
 *       instead, by kind. Each event counts once, in however many sweeps and instances it was found
 *   <li>{@code switchboard.conversation.sweeps.finished} = {@code completed + refused + failed}: sweeps of one account, by
 *       outcome
 *   <li>{@code switchboard.conversation.sweeps.age}: the seconds since the last complete sweep of the account whose sweep
 *       is the longest ago; accounts that Twilio refuses are left out
 * </ul>
 */
@Component
class ReconciliationMeters {

    private final MeterRegistry registry;
    private final Clock clock;
    private volatile @Nullable Instant oldestSweep;

    /** The outcome of a sweep of one account. */
    enum Outcome {
        COMPLETED,
        /** Twilio refuses the account. */
        REFUSED,
        FAILED
    }

    ReconciliationMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        for (var kind : RecoveredEvent.Kind.values()) {
            recoveredCounter(kind);
        }
        Gauge.builder("switchboard.conversation.sweeps.age", this, ReconciliationMeters::secondsSinceOldestSweep)
                .description("Time since the last complete sweep of the account whose sweep is the longest ago")
                .baseUnit("seconds")
                .register(registry);
    }

    void recovered(RecoveredEvent.Kind kind) {
        recoveredCounter(kind).increment();
    }

    void finished(Outcome outcome) {
        Counter.builder("switchboard.conversation.sweeps.finished")
                .description("Sweeps of one account")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    /** Notes when the last complete sweep of the account that is the furthest behind ended; null without any. */
    void oldestSweep(@Nullable Instant at) {
        oldestSweep = at;
    }

    private Counter recoveredCounter(RecoveredEvent.Kind kind) {
        return Counter.builder("switchboard.conversation.webhooks.recovered")
                .description("Events that no webhook delivered and that were found at Twilio")
                .tag("kind", kind.label())
                .register(registry);
    }

    private double secondsSinceOldestSweep() {
        var at = oldestSweep;
        return at == null
                ? 0
                : Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1000.0);
    }
}
