package io.switchboard.conversation.sending;

import org.jspecify.annotations.Nullable;

/** What became of an attempt whose outcome is not stored. */
sealed interface Fate {

    /** The message has ended by now: Twilio called back. */
    record Known() implements Fate {}

    /** Twilio has it. */
    record Found(String sid, String status) implements Fate {}

    /** Twilio does not have it yet, or does not answer; it is too early to send again. */
    record Open(String reason) implements Fate {}

    /** Twilio does not have it and will not: it may be sent. */
    record Missing() implements Fate {}

    /** Twilio has something that may be it or not: a person must decide. */
    record Doubtful(String reason) implements Fate {}

    /** Twilio refuses to say. */
    record Refused(int httpStatus, @Nullable Integer code) implements Fate {}
}
