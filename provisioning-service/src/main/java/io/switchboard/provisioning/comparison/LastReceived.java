package io.switchboard.provisioning.comparison;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The times, to the minute, at which the last webhooks arrived.
 *
 * @param textAt of a text to the number; null for never
 * @param callAt of a call to the number; null for never
 * @param conversationsAt of Twilio Conversations of the account; null for never
 */
record LastReceived(
        @Nullable Instant textAt,
        @Nullable Instant callAt,
        @Nullable Instant conversationsAt) {}
