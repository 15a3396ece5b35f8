package io.switchboard.notification.stream;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.switchboard.events.EventType;
import org.springframework.stereotype.Component;

/**
 * All meters of the streams. Their sums:
 *
 * <ul>
 *   <li>{@code events.received}, the records that the tail read, is the sum of {@link Received}.
 *   <li>{@code events.queued}, one per watched event and open stream, is {@code events.pushed}, the sum of {@link
 *       Pushed}, plus what waits in queues now.
 *   <li>{@code events.replayed}, the tenant's records read for clients that resume, is the sum of {@link Replayed}.
 *   <li>{@code streams.resumed}, the streams that began with an id, is the sum of {@link Resumed}.
 *   <li>{@code streams.ended} is the sum of {@link StreamEndReason}; with {@code streams.open} it is all that were ever opened.
 * </ul>
 */
@Component
class StreamMeters {

    private static final String PREFIX = "switchboard.notification.";

    private final MeterRegistry registry;
    private final Map<Received, Counter> received;
    private final Map<Pushed, Counter> pushed;
    private final Map<Replayed, Counter> replayed;
    private final Map<Resumed, Counter> resumed;
    private final Map<StreamEndReason, Counter> ended;
    private final Counter queued;
    private final Timer messageAge;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong lag = new AtomicLong();

    StreamMeters(MeterRegistry registry) {
        this.registry = registry;
        received = counters(registry, Received.class, "events.received", "Records read from the topic's end");
        pushed = counters(registry, Pushed.class, "events.pushed", "Live events that left a client's queue");
        replayed = counters(registry, Replayed.class, "events.replayed", "Records read again for clients that resume");
        resumed = counters(registry, Resumed.class, "streams.resumed", "Streams that began with an id");
        ended = counters(registry, StreamEndReason.class, "streams.ended", "Streams that ended, by reason");
        queued = Counter.builder(PREFIX + "events.queued")
                .description("Live events put in a client's queue, counted per client")
                .register(registry);
        messageAge = Timer.builder(PREFIX + "message.age")
                .description("Age of a received message, from its webhook to a client")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
        Gauge.builder(PREFIX + "streams.open", open, AtomicInteger::get)
                .description("Clients connected now")
                .register(registry);
        Gauge.builder(PREFIX + "consumer.lag", lag, AtomicLong::get)
                .description("Records on the topic that the tail has not read yet")
                .register(registry);
    }

    /** Adds the gauges of what may be held, and of what is. */
    void limits(StreamCapacity capacity, WaitingEvents waiting) {
        Gauge.builder(PREFIX + "streams.limit", capacity, StreamCapacity::streams)
                .description("Clients that may be connected at the same time")
                .strongReference(true)
                .register(registry);
        Gauge.builder(PREFIX + "events.waiting", waiting, WaitingEvents::bytes)
                .description("What waits for clients to read it")
                .baseUnit(BaseUnits.BYTES)
                .strongReference(true)
                .register(registry);
        Gauge.builder(PREFIX + "events.waiting.limit", capacity, StreamCapacity::waitingBytes)
                .description("How much may wait for clients to read it")
                .baseUnit(BaseUnits.BYTES)
                .strongReference(true)
                .register(registry);
    }

    void received(Received outcome) {
        increment(received, outcome, 1);
    }

    void queued() {
        queued.increment();
    }

    void pushed(Pushed outcome, int events) {
        increment(pushed, outcome, events);
    }

    /** A live event was written to a client, so long after it happened. */
    void written(StreamEvent event, Duration age) {
        pushed(Pushed.WRITTEN, 1);
        if (event.type().equals(EventType.MESSAGE_RECEIVED.shortName())) {
            messageAge.record(age.isNegative() ? Duration.ZERO : age);
        }
    }

    void replayed(Replayed outcome, int events) {
        increment(replayed, outcome, events);
    }

    void resumed(Resumed outcome) {
        increment(resumed, outcome, 1);
    }

    void opened() {
        open.incrementAndGet();
    }

    void ended(StreamEndReason reason) {
        open.decrementAndGet();
        increment(ended, reason, 1);
    }

    void lag(long records) {
        lag.set(records);
    }

    /** An outcome as logs and tags have it. */
    static String word(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> void increment(Map<E, Counter> counters, E outcome, int amount) {
        var counter = counters.get(outcome);
        if (counter != null) {
            counter.increment(amount);
        }
    }

    private static <E extends Enum<E>> Map<E, Counter> counters(
            MeterRegistry registry, Class<E> outcomes, String name, String description) {
        var counters = new EnumMap<E, Counter>(outcomes);
        for (var outcome : outcomes.getEnumConstants()) {
            counters.put(
                    outcome,
                    Counter.builder(PREFIX + name)
                            .description(description)
                            .tag("outcome", word(outcome))
                            .register(registry));
        }
        return counters;
    }

    /** What became of a record that the tail read. */
    enum Received {
        WATCHED,
        /** Nobody of its tenant is connected here. */
        UNWATCHED,
        /** A repeat. */
        SUPPRESSED,
        UNREADABLE
    }

    /** What became of a live event in a client's queue. */
    enum Pushed {
        WRITTEN,
        /** The stream ended first; the client gets it when it resumes. */
        DROPPED,
        /** The client had it already, from an instance that was ahead of this one. */
        KNOWN
    }

    /** What became of a record that was read for a client that resumes. */
    enum Replayed {
        WRITTEN,
        /** The stream ended first. */
        DROPPED,
        SUPPRESSED,
        UNREADABLE
    }

    /** How a client was taken back. */
    enum Resumed {
        /** It had missed nothing. */
        CAUGHT_UP,
        REPLAYED,
        /** It was told to load everything again. */
        RELOAD,
        /** The stream ended while what it missed was read. */
        FAILED
    }
}
