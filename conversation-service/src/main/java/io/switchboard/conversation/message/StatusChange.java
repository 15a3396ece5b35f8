package io.switchboard.conversation.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A status and when we learnt of it; the same status of the same message with the same time is the same piece of news.
 *
 * @param errorCode Twilio's, when it failed
 */
public record StatusChange(
        String status,
        Instant at,
        @Nullable Integer errorCode,
        @Nullable String errorMessage) {

    public static StatusChange of(String status, Instant at) {
        return new StatusChange(status, at, null, null);
    }

    public int rank() {
        return StatusRank.of(status);
    }
}
