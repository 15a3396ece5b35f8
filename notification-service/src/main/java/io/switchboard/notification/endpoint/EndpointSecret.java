package io.switchboard.notification.endpoint;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A sealed secret of an endpoint.
 *
 * @param expiresAt the end of a previous secret; null for the current one
 */
record EndpointSecret(
        @Field("sealed") String sealed,
        @Field("createdAt") Instant createdAt,
        @Field("expiresAt") @Nullable Instant expiresAt) {

    boolean isValidAt(Instant time) {
        return expiresAt == null || time.isBefore(expiresAt);
    }

    EndpointSecret until(Instant end) {
        return new EndpointSecret(sealed, createdAt, end);
    }
}
