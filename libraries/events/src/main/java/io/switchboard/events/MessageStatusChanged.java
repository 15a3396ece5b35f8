package io.switchboard.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** An outbound message has a new status. Never published for a stale status. */
public record MessageStatusChanged(
        String messageId,
        String conversationId,
        @Nullable String twilioSid,
        String status,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        Instant at) {}
