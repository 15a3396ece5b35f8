package io.switchboard.events;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic: its name, its payload, and its retention.
 *
 * @param payload the type of each record's JSON value; {@link Object} where the event's type decides
 * @param compacted whether Kafka keeps only the newest record of each key
 * @param limits when Kafka deletes old records; null for the broker's own retention
 */
public record Topic<P>(
        String name,
        Class<P> payload,
        boolean compacted,
        @Nullable Limits limits) {

    private static final String DEAD_LETTERS = ".dlt";

    static <P> Topic<P> of(String name, Class<P> payload) {
        return new Topic<>(name, payload, false, null);
    }

    static <P> Topic<P> compacted(String name, Class<P> payload) {
        return new Topic<>(name, payload, true, null);
    }

    /** Returns the same topic with limits, for a topic that strangers can fill. */
    public Topic<P> within(Limits bounds) {
        return new Topic<>(name, payload, compacted, bounds);
    }

    /** Returns the topic for records of this topic that can never be processed, each with the reason as a header. */
    public Topic<Object> deadLetters() {
        return of(name + DEAD_LETTERS, Object.class);
    }

    /**
     * The most that a topic holds. Kafka deletes whole segments, and never the one that it writes to, so a partition may
     * exceed the limits for a while.
     *
     * @param age the age from which records are deleted
     * @param bytesPerPartition the size from which the oldest records are deleted
     */
    public record Limits(Duration age, long bytesPerPartition) {}
}
