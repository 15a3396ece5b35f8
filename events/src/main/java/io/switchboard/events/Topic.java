package io.switchboard.events;

/**
 * A Kafka topic: its name, what it carries, and whether Kafka keeps only the newest record of each key.
 *
 * @param payload what the JSON value of each record is; {@link Object} where the event's type decides
 */
public record Topic<P>(String name, Class<P> payload, boolean compacted) {

    private static final String DEAD_LETTERS = ".dlt";

    static <P> Topic<P> of(String name, Class<P> payload) {
        return new Topic<>(name, payload, false);
    }

    static <P> Topic<P> compacted(String name, Class<P> payload) {
        return new Topic<>(name, payload, true);
    }

    /** Where a consumer puts the records of this topic that can never be processed, each with the reason as a header. */
    public Topic<Object> deadLetters() {
        return of(name + DEAD_LETTERS, Object.class);
    }
}
