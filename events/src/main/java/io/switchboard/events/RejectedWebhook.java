package io.switchboard.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A webhook that was refused, with all that is needed to check it again once the cause is mended. Holds no token.
 *
 * @param reason a stable word: {@code bad-signature}, {@code unknown-account} …
 * @param accountSid what the webhook claims; nobody has proved it
 * @param target the raw request target: path and query
 * @param bodyBase64 the raw body
 */
public record RejectedWebhook(
        String reason,
        @Nullable String accountSid,
        Instant receivedAt,
        String method,
        String target,
        @Nullable String contentType,
        @Nullable String signature,
        String bodyBase64) {}
