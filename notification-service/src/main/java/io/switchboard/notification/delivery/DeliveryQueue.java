package io.switchboard.notification.delivery;

import java.time.Instant;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The lanes of one endpoint, as the dispatchers find them: however many lanes of an endpoint are due, its queue is one
 * document, so that a backlog of one endpoint does not slow the search for the work of others.
 *
 * @param endpointId the endpoint, also the document's id
 * @param dueAt not later than the first of its lanes is due
 * @param version grows with each change that may make it due earlier
 * @param pausedUntil when the endpoint asked for no request before this time
 */
@Document(DeliveryQueues.NAME)
public record DeliveryQueue(
        @MongoId(FieldType.STRING) String endpointId,
        @Field("tenantId") TenantId tenantId,
        @Field("dueAt") Instant dueAt,
        @Field("version") long version,
        @Field("pausedUntil") @Nullable Instant pausedUntil) {

    /** The time from which a worker may have its lanes: after a pause, the pause's end. */
    Instant dueSince() {
        return pausedUntil == null || pausedUntil.isBefore(dueAt) ? dueAt : pausedUntil;
    }
}
