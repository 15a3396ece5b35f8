package io.switchboard.events;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic: its name, what it carries, and what Kafka may drop of it.
 *
 * @param payload what the JSON value of each record is; {@link Object} where the event's type decides
 * @param compacted whether Kafka keeps only the newest record of each key
 * @param limits when it drops what is old; null for as the broker does with every topic
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

    /** The same topic, on which strangers can put as much as they like and keep no more than this. */
    public Topic<P> within(Limits bounds) {
        return new Topic<>(name, payload, compacted, bounds);
    }

    /** Where a consumer puts the records of this topic that can never be processed, each with the reason as a header. */
    public Topic<Object> deadLetters() {
        return of(name + DEAD_LETTERS, Object.class);
    }

    /**
     * How much a topic holds. Kafka drops whole segments, and each partition keeps the one it writes to; so there may be
     * a little more for a while.
     *
     * @param age what is older is dropped
     * @param bytesPerPartition beyond this the oldest is dropped
     */
    public record Limits(Duration age, long bytesPerPartition) {}
}
