package io.switchboard.kafka.listener;

import java.util.Locale;

/** The reason why a record was dead-lettered, as in the meter and the log line. */
public enum DeadLetterReason {
    /** The value is no CloudEvent of the topic. */
    UNREADABLE,
    /** A required part of the event is missing or malformed, or contradicts stored data. */
    INVALID,
    /** The data to store or publish exceeds a limit of the database or of Kafka. */
    TOO_LARGE,
    /** The database or Kafka rejected the data to store or publish. */
    NOT_STORABLE,
    /** Any other failure, tried several times. */
    FAILED;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether another attempt with the same record would fail again. */
    boolean isCertain() {
        return this != FAILED;
    }
}
