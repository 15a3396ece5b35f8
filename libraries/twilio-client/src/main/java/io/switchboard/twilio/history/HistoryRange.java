package io.switchboard.twilio.history;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A range of time, from {@code from} to {@code to}, both included. Twilio's dates have whole seconds, so a range begins a
 * second early.
 */
public record HistoryRange(Instant from, Instant to) {

    private static final Duration RESOLUTION = Duration.ofSeconds(1);

    public HistoryRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A range of time ends before it begins");
        }
    }

    /** The beginning of the range as Twilio is asked for it. */
    Instant first() {
        return from.minus(RESOLUTION);
    }

    /** Returns whether the time is in the range. An absent one is: nothing must be missed for a date that Twilio omits. */
    boolean includes(@Nullable Instant time) {
        return time == null || !(time.isBefore(first()) || time.isAfter(to));
    }
}
