package io.switchboard.notification.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.notification.telemetry.OutcomeCounters;
import org.springframework.stereotype.Component;

/** Meters of Web Push: each attempt has one outcome, and each push one besides {@code retried}, unless a crash repeats it. */
@Component
class PushMeters {

    private final OutcomeCounters<Outcome> attempts;

    PushMeters(MeterRegistry registry) {
        attempts = new OutcomeCounters<>(
                registry,
                Outcome.class,
                "switchboard.notification.push.attempts",
                "Pushes to browsers, by the outcome of each attempt");
    }

    /** The outcomes of an attempt. */
    enum Outcome {
        DELIVERED,
        RETRIED,
        /** The push service does not know the browser any more. */
        GONE,
        /** The push service does not take it, or its address is not allowed. */
        REFUSED,
        /** It was retried for as long as pushes are kept. */
        EXPIRED,
        /** It was read, or the subscription is gone. */
        NEEDLESS
    }

    void count(Outcome outcome) {
        attempts.increment(outcome, 1);
    }
}
