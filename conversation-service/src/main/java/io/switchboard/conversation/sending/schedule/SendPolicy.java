package io.switchboard.conversation.sending.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Decides when a message that could not be sent is tried again, and when it is given up.
 *
 * @param firstBackOff the delay after the first failure; each further failure doubles it
 * @param maxBackOff the longest delay, unless Twilio asks for more
 * @param giveUpAfter how long a message waits in total after it was scheduled; longer only if its first failure came late
 * @param grace how long a message is tried at least after its first failure
 * @param maxAttempts how many attempts and lookups may fail before the message is given up early
 * @param maxResends how many unanswered attempts that did not reach Twilio are repeated before a person must decide
 */
public record SendPolicy(
        @DefaultValue("1s") Duration firstBackOff,
        @DefaultValue("1m") Duration maxBackOff,
        @DefaultValue("4h") Duration giveUpAfter,
        @DefaultValue("10m") Duration grace,
        @DefaultValue("1000") int maxAttempts,
        @DefaultValue("2") int maxResends) {

    private static final int LARGEST_EXPONENT = 20;

    public SendPolicy {
        if (!firstBackOff.isPositive() || maxBackOff.compareTo(firstBackOff) < 0) {
            throw new IllegalArgumentException("first-back-off (%s) must be positive and at most max-back-off (%s)"
                    .formatted(firstBackOff, maxBackOff));
        }
        if (!giveUpAfter.isPositive() || maxAttempts < 1 || maxResends < 0) {
            throw new IllegalArgumentException(
                    "give-up-after and max-attempts must be positive, and max-resends must not be negative");
        }
        grace = grace.compareTo(giveUpAfter) < 0 ? grace : giveUpAfter;
    }

    /** The delay after this many failures in a row: exponential up to the maximum, less a random part of up to a half. */
    public Duration backOff(int failures) {
        var exponent = Math.clamp(failures - 1L, 0, LARGEST_EXPONENT);
        var millis = Math.min(maxBackOff.toMillis(), firstBackOff.toMillis() << exponent);
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    /**
     * The delay after this many answers 429 in a row: as long as Twilio asks for and up to a tenth longer, so that not all
     * instances ask again at once, but never beyond giving up.
     */
    public Duration backOff(int failures, @Nullable Duration retryAfter) {
        if (retryAfter == null) {
            return backOff(failures);
        }
        var millis = Math.min(retryAfter.toMillis(), giveUpAfter.toMillis());
        var jittered = millis + ThreadLocalRandom.current().nextLong(millis / 10 + 1);
        return Duration.ofMillis(Math.min(jittered, giveUpAfter.toMillis()));
    }

    /** The time at which the message is given up unless a try has succeeded. */
    public Instant giveUpAt(PendingSend send) {
        var usual = send.filedAt().plus(giveUpAfter);
        var first = send.firstFailureAt();
        var latest = first == null ? usual : first.plus(grace);
        return latest.isAfter(usual) ? latest : usual;
    }

    /** Whether the message is to be given up. */
    public boolean isExhausted(PendingSend send, Instant now) {
        return send.firstFailureAt() != null && (send.failures() >= maxAttempts || !now.isBefore(giveUpAt(send)));
    }
}
