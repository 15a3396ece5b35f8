package io.switchboard.twilio;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of an attempt to send one message. Twilio has no idempotency key, so only {@link Busy} and {@link NotSent} may
 * be tried again, and after {@link Unknown} the message must be looked up first.
 */
public sealed interface SendOutcome {

    /** Twilio has the message; statuses follow. */
    record Accepted(TwilioMessage message) implements SendOutcome {

        public String sid() {
            return message.sid();
        }

        public String status() {
            return message.status();
        }
    }

    /**
     * Twilio rejects the message for good; nothing was sent.
     *
     * @param code Twilio's error code, if it gave one
     * @param message Twilio's message; may quote the address
     */
    record Refused(int httpStatus, @Nullable Integer code, String message) implements SendOutcome {}

    /**
     * The account has too many requests: rejected before processing.
     *
     * @param retryAfter the delay that Twilio asks for, if it does (undocumented)
     */
    record Busy(@Nullable Duration retryAfter) implements SendOutcome {}

    /** Twilio was not reached: nothing was written, so nothing was sent. */
    record NotSent(String reason) implements SendOutcome {}

    /** The message may have been sent: timeout, lost connection, 5xx, or an ambiguous answer. */
    record Unknown(String reason) implements SendOutcome {}
}
