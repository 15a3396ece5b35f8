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
 * @param maxBackOff no delay is longer, unless Twilio asks for more
 * @param giveUpAfter how long a message waits in total, from the moment that the sender knows it. Longer only where the
 *     first attempt came late: then {@code grace} counts from that attempt
 * @param grace how long a message is tried at least, counted from its first attempt
 * @param maxAttempts how many attempts and lookups may fail before the message is given up early
 * @param maxResends how many attempts without an answer may turn out not to have reached Twilio before a person decides
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

    /** The delay after so many failures in a row: exponential, up to the maximum, less up to a half by chance. */
    public Duration backOff(int failures) {
        var exponent = Math.clamp(failures - 1L, 0, LARGEST_EXPONENT);
        var millis = Math.min(maxBackOff.toMillis(), firstBackOff.toMillis() << exponent);
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    /** The delay after so many answers 429 in a row: what Twilio asks for, if it does, but never beyond giving up. */
    public Duration backOff(int failures, @Nullable Duration retryAfter) {
        if (retryAfter == null) {
            return backOff(failures);
        }
        return retryAfter.compareTo(giveUpAfter) < 0 ? retryAfter : giveUpAfter;
    }

    /** When the message is given up if nothing succeeds until then. */
    public Instant giveUpAt(PendingSend send) {
        var usual = send.filedAt().plus(giveUpAfter);
        var first = send.firstFailureAt();
        var latest = first == null ? usual : first.plus(grace);
        return latest.isAfter(usual) ? latest : usual;
    }

    public boolean isExhausted(PendingSend send, Instant now) {
        return send.firstFailureAt() != null && (send.failures() >= maxAttempts || !now.isBefore(giveUpAt(send)));
    }
}
