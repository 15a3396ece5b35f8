package io.switchboard.twilio.voice;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of an attempt to make one call. Twilio has no idempotency key, so only {@link Busy} and {@link NotMade} may be
 * tried again.
 */
public sealed interface CallOutcome {

    /** Twilio makes the call; statuses follow. */
    record Accepted(TwilioCall call) implements CallOutcome {}

    /**
     * Twilio rejects the call for good; no phone rings.
     *
     * @param code Twilio's error code, if it gave one
     */
    record Refused(int httpStatus, @Nullable Integer code, String message) implements CallOutcome {}

    /** The account has too many requests: rejected before processing. */
    record Busy() implements CallOutcome {}

    /** Twilio was not reached: no phone rings. */
    record NotMade(String reason) implements CallOutcome {}

    /** The call may have been made: timeout, lost connection, 5xx, or an ambiguous answer. */
    record Unknown(String reason) implements CallOutcome {}
}
