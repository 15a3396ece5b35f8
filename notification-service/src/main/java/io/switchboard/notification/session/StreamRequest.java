package io.switchboard.notification.session;

import java.time.Instant;

import io.switchboard.notification.subscription.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A client's request for a stream, over any transport.
 *
 * @param subscription selects the events that the client receives
 * @param lastEventId the position that the client received last; null for a client that starts afresh
 * @param expiry when the stream ends at the latest
 */
public record StreamRequest(
        Subscription subscription, @Nullable String lastEventId, Instant expiry) {}
