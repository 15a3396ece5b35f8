package io.switchboard.conversation.sending.lookup;

import org.jspecify.annotations.Nullable;

/** What became of an attempt whose outcome is not stored. */
public sealed interface SendLookup {

    /** The message has ended by now: Twilio called back. */
    record Known() implements SendLookup {}

    /** Twilio has it. */
    record Found(String sid, String status) implements SendLookup {}

    /** Twilio does not have it yet, or does not answer; it is too early to send again. */
    record Open(String reason) implements SendLookup {}

    /** Twilio does not have it and will not: it may be sent. */
    record Missing() implements SendLookup {}

    /** Twilio has something that may be it or not: a person must decide. */
    record Doubtful(String reason) implements SendLookup {}

    /** Twilio refuses to say. */
    record Refused(int httpStatus, @Nullable Integer code) implements SendLookup {}
}
