package io.switchboard.kafka.listener;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Checks times that come from records: MongoDB stores milliseconds around the epoch and refuses times far from it. */
public final class EventTimes {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private EventTimes() {}

    /**
     * Accepts a time that can be stored.
     *
     * @throws UnprocessableEvent when the time is missing, before 1970 or after the year 9999
     */
    public static void check(@Nullable Instant time, String field, String eventId) {
        if (time == null || time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new UnprocessableEvent("%s is missing or out of range in event %s".formatted(field, eventId));
        }
    }
}
