package io.switchboard.notification.delivery;

import java.time.Instant;

import io.switchboard.notification.sending.WebhookEvent;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a delivery: one event for one endpoint.
 *
 * @param id endpoint, source and id of the event, so that a repeated event is the same delivery
 * @param lane the id of the {@link DeliveryLane} that it waits in
 * @param sequence the place in its lane: the event's offset on the topic
 * @param data the payload's JSON; null where it was not read
 * @param attempts the number of attempts that were made, since the last manual retry
 * @param retryUntil the end of the time for attempts
 * @param finishedAt when it reached a last state
 */
@Document(WebhookDeliveries.NAME)
public record StoredDelivery(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("endpointId") String endpointId,
        @Field("lane") String lane,
        @Field("sequence") long sequence,
        @Field("event") WebhookEvent event,
        @Field("data") @Nullable String data,
        @Field("size") int size,
        @Field("state") DeliveryState state,
        @Field("attempts") int attempts,
        @Field("nextAttemptAt") Instant nextAttemptAt,
        @Field("createdAt") Instant createdAt,
        @Field("retryUntil") Instant retryUntil,
        @Field("finishedAt") @Nullable Instant finishedAt) {}
