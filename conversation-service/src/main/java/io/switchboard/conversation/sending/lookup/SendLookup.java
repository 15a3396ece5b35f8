package io.switchboard.conversation.sending.lookup;

import org.jspecify.annotations.Nullable;

/** The result of looking up at Twilio an attempt whose outcome is not stored. */
public sealed interface SendLookup {

    /** The message is settled in the database by now: Twilio has called back. */
    record Known() implements SendLookup {}

    /** Twilio has the message. */
    record Found(String sid, String status) implements SendLookup {}

    /** Twilio does not list the message yet, or does not answer; it is too early to send it again. */
    record Open(String reason) implements SendLookup {}

    /** Twilio does not have the message, and the attempt cannot reach it any more: the message may be sent again. */
    record Missing() implements SendLookup {}

    /** Twilio has a message that may be this one or another: a person must decide. */
    record Doubtful(String reason) implements SendLookup {}

    /** Twilio refused the request. */
    record Refused(int httpStatus, @Nullable Integer code) implements SendLookup {}
}
