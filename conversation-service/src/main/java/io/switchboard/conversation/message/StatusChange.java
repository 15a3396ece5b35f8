package io.switchboard.conversation.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A status and when we learnt of it; the same status of the same message with the same time is the same piece of news.
 *
 * @param errorCode Twilio's, when it failed; 0, with which Twilio also says that there is none, becomes null
 * @param errorMessage Twilio's words for it, its first {@value #LONGEST_ERROR_MESSAGE} characters
 */
public record StatusChange(
        @Field("status") String status,
        @Field("at") Instant at,
        @Field("errorCode") @Nullable Integer errorCode,
        @Field("errorMessage") @Nullable String errorMessage) {

    private static final int LONGEST_ERROR_MESSAGE = 1_000;

    public StatusChange {
        errorCode = errorCode == null || errorCode == 0 ? null : errorCode;
        if (errorMessage != null && errorMessage.length() > LONGEST_ERROR_MESSAGE) {
            errorMessage = errorMessage.substring(0, LONGEST_ERROR_MESSAGE);
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
