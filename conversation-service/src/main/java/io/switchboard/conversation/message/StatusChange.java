package io.switchboard.conversation.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A status with the time at which it became known; the same status and time of a message are the same change.
 *
 * @param errorCode Twilio's error code; null also for 0, which Twilio sends for none
 * @param errorMessage Twilio's error message, its first {@value #MAX_ERROR_MESSAGE_LENGTH} characters
 */
public record StatusChange(
        @Field("status") String status,
        @Field("at") Instant at,
        @Field("errorCode") @Nullable Integer errorCode,
        @Field("errorMessage") @Nullable String errorMessage) {

    private static final int MAX_ERROR_MESSAGE_LENGTH = 1_000;

    public StatusChange {
        errorCode = errorCode == null || errorCode == 0 ? null : errorCode;
        if (errorMessage != null && errorMessage.length() > MAX_ERROR_MESSAGE_LENGTH) {
            errorMessage = errorMessage.substring(0, MAX_ERROR_MESSAGE_LENGTH);
        }
    }

    public static StatusChange of(MessageStatus status, Instant at) {
        return of(status.word(), at);
    }

    public static StatusChange of(String status, Instant at) {
        return new StatusChange(status, at, null, null);
    }

    public int rank() {
        return StatusRank.of(status);
    }
}
