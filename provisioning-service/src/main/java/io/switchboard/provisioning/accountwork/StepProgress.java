package io.switchboard.provisioning.accountwork;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Counts the attempts at the current step of a longer change.
 *
 * @param failures how often the step has failed since the last success
 * @param nextAttemptAt when the loop continues
 * @param lastFailure why the last attempt failed, without a token; null after a success
 */
public record StepProgress(
        @Field("failures") int failures,
        @Field("nextAttemptAt") Instant nextAttemptAt,
        @Field("lastFailure") @Nullable String lastFailure) {

    private static final int LARGEST_SHIFT = 6;

    /** The progress of a change that may continue from this time. */
    public static StepProgress from(Instant time) {
        return new StepProgress(0, time, null);
    }

    /** The progress after a failure: the delay doubles from a second up to about a minute, or is longer if told so. */
    public StepProgress failed(Instant now, Duration atLeast, String reason) {
        var backOff = Duration.ofSeconds(1L << Math.min(failures, LARGEST_SHIFT));
        var delay = backOff.compareTo(atLeast) > 0 ? backOff : atLeast;
        return new StepProgress(failures + 1, now.plus(delay), reason);
    }
}
