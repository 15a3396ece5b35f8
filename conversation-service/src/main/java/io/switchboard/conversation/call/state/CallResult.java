package io.switchboard.conversation.call.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Tells what a call came to, for the people who were called or who called. */
public enum CallResult {
    /** The call has not ended. */
    ONGOING,
    /** The two sides were connected. */
    ANSWERED,
    /** The caller was not connected and left a message. */
    VOICEMAIL,
    /** The caller was not connected and left no message. */
    MISSED,
    BUSY,
    NO_ANSWER,
    FAILED,
    CANCELED,
    /** A call that was requested here and of which Twilio does not tell whether it was made. */
    UNKNOWN;

    /** Returns the word under which the result is stored and published. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the result with this word. */
    public static Optional<CallResult> of(String word) {
        return Arrays.stream(values())
                .filter(result -> result.word().equals(word))
                .findFirst();
    }

    /** Returns the result that Twilio's final status means; the other one for {@code completed}. */
    static CallResult ofStatus(String status, CallResult completed) {
        return switch (status) {
            case "busy" -> BUSY;
            case "no-answer" -> NO_ANSWER;
            case "failed" -> FAILED;
            case "canceled" -> CANCELED;
            default -> completed;
        };
    }
}
