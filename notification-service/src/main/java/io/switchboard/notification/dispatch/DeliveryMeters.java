package io.switchboard.notification.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.switchboard.notification.telemetry.OutcomeCounters;

/**
 * The meters of outbound webhooks. Each attempt has one outcome: {@code attempts = delivered + retried + given-up + gone}.
 * {@code switchboard.notification.webhook.latency} is the time from an event to its delivery, retries included.
 */
final class DeliveryMeters {

    /** The outcomes of an attempt. */
    enum Outcome {
        DELIVERED,
        RETRIED,
        GIVEN_UP,
        GONE
    }

    private final OutcomeCounters<Outcome> attempts;
    private final Counter canceled;
    private final Timer latency;
    private volatile Duration overdue = Duration.ZERO;

    DeliveryMeters(MeterRegistry registry, IntSupplier inProgress) {
        attempts = new OutcomeCounters<>(
                registry, Outcome.class, "switchboard.notification.webhook.attempts", "Attempts to deliver an event");
        canceled = Counter.builder("switchboard.notification.webhook.lanes.canceled")
                .description("Lanes whose endpoint was disabled or deleted before their deliveries were made")
                .register(registry);
        latency = Timer.builder("switchboard.notification.webhook.latency")
                .description("Time from an event to its delivery, retries included")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(registry);
        Gauge.builder("switchboard.notification.webhook.lanes.active", inProgress::getAsInt)
                .description("Lanes that this instance works on")
                .register(registry);
        TimeGauge.builder(
                        "switchboard.notification.webhook.overdue",
                        this,
                        TimeUnit.MILLISECONDS,
                        meters -> meters.overdue.toMillis())
                .description("How long the delivery that is due for longest waits for a worker")
                .register(registry);
    }

    void attempted(Outcome outcome) {
        attempts.increment(outcome, 1);
    }

    void delivered(Instant event, Instant now) {
        attempted(Outcome.DELIVERED);
        var waited = Duration.between(event, now);
        latency.record(waited.isNegative() ? Duration.ZERO : waited);
    }

    void canceled() {
        canceled.increment();
    }

    void overdue(Duration age) {
        overdue = age;
    }
}
