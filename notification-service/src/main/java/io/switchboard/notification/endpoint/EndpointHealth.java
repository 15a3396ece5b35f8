package io.switchboard.notification.endpoint;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * The results of deliveries to an endpoint.
 *
 * @param delivered attempts that the endpoint answered with 2xx
 * @param failed attempts without such an answer
 * @param failuresInRow failed attempts since the last delivery
 * @param failingSince the time of the first of these
 * @param lastFailure the last failure as a sentence
 */
public record EndpointHealth(
        @Field("delivered") long delivered,
        @Field("failed") long failed,
        @Field("failuresInRow") int failuresInRow,
        @Field("failingSince") @Nullable Instant failingSince,
        @Field("lastDeliveryAt") @Nullable Instant lastDeliveryAt,
        @Field("lastFailureAt") @Nullable Instant lastFailureAt,
        @Field("lastFailure") @Nullable String lastFailure) {

    static final EndpointHealth UNKNOWN = new EndpointHealth(0, 0, 0, null, null, null, null);
}
