package io.switchboard.kafka.listener;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The meters of all listeners of a service.
 *
 * <ul>
 *   <li>{@code switchboard.kafka.records.repeated}: batches that failed transiently, by listener; each is
 *       redelivered
 *   <li>{@code switchboard.kafka.records.dead.lettered}: records that can never be processed, by topic and by reason,
 *       {@code unreadable}, {@code invalid}, {@code too_large}, {@code not_storable} or {@code failed}
 *   <li>{@code switchboard.kafka.listeners.stalled}: for how many seconds a listener has repeated the same batch; 0 when it
 *       does not
 *   <li>{@code switchboard.kafka.records.oldest.age}: how many seconds ago the oldest record was written that is not
 *       processed yet, by consumer group and topic; 0 when all are
 *   <li>{@code switchboard.kafka.records.waiting}: how many records are not processed yet, by consumer group and topic
 * </ul>
 */
final class ListenerMeters {

    private final MeterRegistry registry;

    ListenerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers the meters of a listener. */
    void listener(String listener, Supplier<Number> secondsStalled) {
        Gauge.builder("switchboard.kafka.listeners.stalled", secondsStalled)
                .description("For how long the listener has repeated the same batch")
                .baseUnit("seconds")
                .tag("listener", listener)
                .register(registry);
        repeats(listener);
    }

    void repeated(String listener) {
        repeats(listener).increment();
    }

    private Counter repeats(String listener) {
        return Counter.builder("switchboard.kafka.records.repeated")
                .description("Batches that failed for a reason that passes by waiting")
                .tag("listener", listener)
                .register(registry);
    }

    void deadLettered(String topic, DeadLetterReason reason) {
        Counter.builder("switchboard.kafka.records.dead.lettered")
                .description("Records that can never be processed")
                .tag("topic", topic)
                .tag("reason", reason.tag())
                .register(registry)
                .increment();
    }

    /** Registers the gauge of a topic as one consumer group reads it. */
    void oldestRecord(String group, String topic, Supplier<Number> seconds) {
        Gauge.builder("switchboard.kafka.records.oldest.age", seconds)
                .description("Age of the oldest record not yet processed")
                .baseUnit("seconds")
                .tag("group", group)
                .tag("topic", topic)
                .register(registry);
    }

    /** Registers the gauge of how many records of a topic one consumer group has not processed. */
    void waitingRecords(String group, String topic, Supplier<Number> records) {
        Gauge.builder("switchboard.kafka.records.waiting", records)
                .description("Records not yet processed")
                .tag("group", group)
                .tag("topic", topic)
                .register(registry);
    }
}
