package io.switchboard.notification.log;

import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.notification.telemetry.OutcomeCounters;
import org.springframework.stereotype.Component;

/** Meters of reading the topic. {@code events.caught.up}, the events read for clients that resume, is the sum of {@link CaughtUp}. */
@Component
public class EventLogMeters {

    private static final String PREFIX = "switchboard.notification.";

    private final OutcomeCounters<CaughtUp> caughtUp;
    private final AtomicLong lag = new AtomicLong();

    public EventLogMeters(MeterRegistry registry) {
        caughtUp = new OutcomeCounters<>(
                registry, CaughtUp.class, PREFIX + "events.caught.up", "Events read again for clients that resume");
        Gauge.builder(PREFIX + "consumer.lag", lag, AtomicLong::get)
                .description("Records on the topic that the live reader has not read yet")
                .register(registry);
    }

    public void caughtUp(CaughtUp outcome, int events) {
        caughtUp.increment(outcome, events);
    }

    void lag(long records) {
        lag.set(records);
    }

    /** The outcome of an event that was read for a client that resumes. */
    public enum CaughtUp {
        WRITTEN,
        /** The stream ended before the event was written. */
        DROPPED,
        /** The event was published twice. */
        DUPLICATE,
        UNREADABLE
    }
}
