package io.switchboard.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** An outbound message went on. Never published for a status that came too late to count. */
public record MessageStatusChanged(
        String messageId,
        String conversationId,
        @Nullable String twilioSid,
        String status,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        Instant at) {}
