package io.switchboard.twilio;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How the attempt to send one message ended. Twilio has no idempotency key, so only {@link Busy} and {@link NotSent} may
 * be tried again, and after {@link Unknown} the message must be looked up first.
 */
public sealed interface SendOutcome {

    /** Twilio has it; statuses follow. */
    record Accepted(TwilioMessage message) implements SendOutcome {

        public String sid() {
            return message.sid();
        }

        public String status() {
            return message.status();
        }
    }

    /**
     * Twilio will not send it, now or later; nothing was sent.
     *
     * @param code Twilio's error code, if it gave one
     * @param message Twilio's words; may quote the address
     */
    record Refused(int httpStatus, @Nullable Integer code, String message) implements SendOutcome {}

    /**
     * Too many requests at once for this account: refused before processing.
     *
     * @param retryAfter what Twilio asks for, if it does (undocumented)
     */
    record Busy(@Nullable Duration retryAfter) implements SendOutcome {}

    /** Twilio was not reached: nothing was written, so nothing was sent. */
    record NotSent(String reason) implements SendOutcome {}

    /** It may have been sent or not: timeout, lost connection, 5xx, or an answer that says nothing. */
    record Unknown(String reason) implements SendOutcome {}
}
