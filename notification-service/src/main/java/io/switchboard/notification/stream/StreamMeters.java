package io.switchboard.notification.stream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.switchboard.events.EventType;
import io.switchboard.notification.stream.OpenStream.EndReason;
import io.switchboard.notification.telemetry.OutcomeCounters;
import org.springframework.stereotype.Component;

/**
 * Meters of the streams. Their sums:
 *
 * <ul>
 *   <li>{@code events.received}, the live records, is the sum of {@link Received}.
 *   <li>{@code events.queued}, one for each watched event and open stream, is {@code events.pushed}, the sum of {@link
 *       Pushed}, plus the events that are queued now.
 *   <li>{@code streams.resumed}, the streams that began with an id, is the sum of {@link Resumed}.
 *   <li>{@code streams.ended} is the sum of {@link EndReason}; with {@code streams.open} it is the number of streams
 *       ever opened.
 * </ul>
 */
@Component
public class StreamMeters {

    private static final String PREFIX = "switchboard.notification.";

    private final MeterRegistry registry;
    private final OutcomeCounters<Received> received;
    private final OutcomeCounters<Pushed> pushed;
    private final OutcomeCounters<Resumed> resumed;
    private final OutcomeCounters<EndReason> ended;
    private final Counter queued;
    private final Timer messageAge;
    private final AtomicInteger open = new AtomicInteger();

    public StreamMeters(MeterRegistry registry) {
        this.registry = registry;
        received = new OutcomeCounters<>(registry, Received.class, PREFIX + "events.received", "Live records");
        pushed = new OutcomeCounters<>(
                registry, Pushed.class, PREFIX + "events.pushed", "Live events that left a client's queue");
        resumed = new OutcomeCounters<>(
                registry, Resumed.class, PREFIX + "streams.resumed", "Streams that began with an id");
        ended = new OutcomeCounters<>(
                registry, EndReason.class, PREFIX + "streams.ended", "Streams that ended, by reason");
        queued = Counter.builder(PREFIX + "events.queued")
                .description("Live events put into a client's queue, counted per client")
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
    }

    /** Adds the gauges of the limits, and of what is in use. */
    void limits(StreamCapacity capacity, WaitingEvents waiting) {
        Gauge.builder(PREFIX + "streams.limit", capacity, StreamCapacity::streams)
                .description("Clients that may be connected at the same time")
                .strongReference(true)
                .register(registry);
        Gauge.builder(PREFIX + "events.waiting", waiting, WaitingEvents::bytes)
                .description("Size of the events that wait for clients")
                .baseUnit(BaseUnits.BYTES)
                .strongReference(true)
                .register(registry);
        Gauge.builder(PREFIX + "events.waiting.limit", capacity, StreamCapacity::waitingBytes)
                .description("Size of the events that may wait for clients")
                .baseUnit(BaseUnits.BYTES)
                .strongReference(true)
                .register(registry);
    }

    void received(Received outcome) {
        received.increment(outcome, 1);
    }

    void queued() {
        queued.increment();
    }

    public void pushed(Pushed outcome, int events) {
        pushed.increment(outcome, events);
    }

    /** Counts a live event that was written to a client, and records its age. */
    public void written(StreamEvent event, Duration age) {
        pushed(Pushed.WRITTEN, 1);
        if (event.type().equals(EventType.MESSAGE_RECEIVED.shortName())) {
            messageAge.record(age.isNegative() ? Duration.ZERO : age);
        }
    }

    public void resumed(Resumed outcome) {
        resumed.increment(outcome, 1);
    }

    void opened() {
        open.incrementAndGet();
    }

    void ended(EndReason reason) {
        open.decrementAndGet();
        ended.increment(reason, 1);
    }

    /** The outcome of a live record. */
    enum Received {
        /** At least one client of the tenant is connected here. */
        WATCHED,
        UNWATCHED,
        /** The event was published twice. */
        DUPLICATE,
        UNREADABLE
    }

    /** The outcome of a live event in a client's queue. */
    public enum Pushed {
        WRITTEN,
        /** The stream ended first; the client receives the event when it resumes. */
        DROPPED,
        /** The client has received the event before, from an instance that was ahead of this one. */
        KNOWN
    }

    /** The outcome of a client's attempt to resume. */
    public enum Resumed {
        /** The client had missed nothing. */
        UP_TO_DATE,
        CAUGHT_UP,
        /** The client was told to load everything again. */
        RELOAD,
        /** The stream ended while missed events were read. */
        FAILED
    }
}
