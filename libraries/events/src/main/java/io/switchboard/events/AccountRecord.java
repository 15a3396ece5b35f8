package io.switchboard.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A Twilio account and the tenant it belongs to.
 *
 * @param sealedAuthToken the auth token, encrypted with the installation's key and bound to {@code accountSid}
 * @param sealedPreviousAuthToken the token before the last rotation, while webhooks in flight may still carry it
 * @param previousAuthTokenUntil when the previous token expires, with or without a later record that removes it
 */
public record AccountRecord(
        String accountSid,
        String tenantId,
        String sealedAuthToken,
        @Nullable String sealedPreviousAuthToken,
        @Nullable Instant previousAuthTokenUntil) {}
