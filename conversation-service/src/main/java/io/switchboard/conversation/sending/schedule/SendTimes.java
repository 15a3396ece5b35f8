package io.switchboard.conversation.sending.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;

/** Checks the time for which a message is to be scheduled. */
public final class SendTimes {

    private static final Duration EARLIEST = Duration.ofSeconds(60);
    private static final Duration LATEST = Duration.ofDays(35);

    /** A request takes its time to arrive. */
    private static final Duration TRANSIT = Duration.ofSeconds(1);

    private SendTimes() {}

    /**
     * The time as it is stored; null for none.
     *
     * @throws ApiProblem 400 when it is less than 60 seconds or more than 35 days ahead
     */
    public static @Nullable Instant check(@Nullable Instant sendAt, Instant now) {
        if (sendAt == null) {
            return null;
        }
        if (sendAt.plus(TRANSIT).isBefore(now.plus(EARLIEST)) || sendAt.isAfter(now.plus(LATEST))) {
            throw ApiProblem.invalid(
                    "invalid-send-at", "sendAt must be at least 60 seconds and at most 35 days ahead.");
        }
        return sendAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
