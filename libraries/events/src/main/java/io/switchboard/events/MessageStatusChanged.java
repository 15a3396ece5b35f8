package io.switchboard.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Reports the new status of an outbound message. Never published for a stale status.
 *
 * @param status see {@link Message}
 * @param errorText what {@code errorCode} means, in plain words
 * @param remedy what a person can do about it
 * @param segments the number of parts in which carriers send the text, as far as it is known; null where there are none
 */
public record MessageStatusChanged(
        String messageId,
        String conversationId,
        @Nullable String twilioSid,
        String status,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        Instant at,
        @Nullable String errorText,
        @Nullable String remedy,
        @Nullable Integer segments) {}
