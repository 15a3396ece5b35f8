package io.switchboard.kafka.listener;

import java.util.Locale;

/** Why a record was dead-lettered: the few values that the meter and the log line have. */
public enum DeadLetterReason {
    /** Its value is no CloudEvent of its topic. */
    UNREADABLE,
    /** Something that the event must have is missing or malformed, or contradicts what is stored. */
    INVALID,
    /** What it would store or publish exceeds a limit of the database or of Kafka. */
    TOO_LARGE,
    /** The database or Kafka rejected what it would store or publish. */
    NOT_STORABLE,
    /** Any other failure, tried several times. */
    FAILED;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether trying the same record once more cannot help. */
    boolean isCertain() {
        return this != FAILED;
    }
}
