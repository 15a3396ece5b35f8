package io.switchboard.notification.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.switchboard.notification.delivery.StoredDelivery;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a delivery is attempted again: after 5 s, then three times as long each time, up to 6 h, each with up to a
 * fifth of jitter, and not before the endpoint asked for. The last attempt is at the end of the time for attempts.
 */
final class RetrySchedule {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int FACTOR = 3;
    private static final double JITTER = 0.2;

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The time of the next attempt; empty when the time for attempts is over.
     *
     * @param delivery as it was before the attempt that failed
     * @param retryAfter what the endpoint asked for; null for nothing
     */
    Optional<Instant> next(StoredDelivery delivery, Instant now, @Nullable Duration retryAfter) {
        if (!now.isBefore(delivery.retryUntil())) {
            return Optional.empty();
        }
        var delay = delay(delivery.attempts());
        var jittered = delay.plusMillis((long) (delay.toMillis() * JITTER * random.nextDouble()));
        var asked = bounded(retryAfter);
        var next = now.plus(jittered.compareTo(asked) > 0 ? jittered : asked);
        return Optional.of(next.isBefore(delivery.retryUntil()) ? next : delivery.retryUntil());
    }

    /** The delay that the endpoint asked for, from nothing to the longest delay. */
    static Duration bounded(@Nullable Duration retryAfter) {
        if (retryAfter == null || retryAfter.isNegative()) {
            return Duration.ZERO;
        }
        return retryAfter.compareTo(LONGEST) < 0 ? retryAfter : LONGEST;
    }

    private static Duration delay(int attempts) {
        var delay = FIRST;
        for (var failed = 0; failed < attempts && delay.compareTo(LONGEST) < 0; failed++) {
            delay = delay.multipliedBy(FACTOR);
        }
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }
}
