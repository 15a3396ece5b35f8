package io.switchboard.conversation.sending;

/** What became of an attempt whose outcome nobody noted. */
sealed interface Fate {

    /** We know by now: Twilio called back. */
    record Known() implements Fate {}

    /** Twilio has it. */
    record Found(String sid, String status) implements Fate {}

    /** Twilio does not have it yet, or does not answer; it is too early to send again. */
    record Open(String reason) implements Fate {}

    /** Twilio does not have it and will not: it may be sent. */
    record Missing() implements Fate {}
}
