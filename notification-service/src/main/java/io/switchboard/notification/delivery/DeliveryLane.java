package io.switchboard.notification.delivery;

import java.time.Instant;

import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The order of an endpoint's deliveries about one conversation: one worker at a time has a lane and delivers its deliveries
 * one after another. A lane exists while it may have pending deliveries.
 *
 * @param dueAt when a worker may take the lane; while one has it, the time at which its claim ends
 * @param version grows with each delivery that is added
 * @param claim the claim of the worker that has the lane; null without one
 */
@Document(DeliveryLanes.NAME)
public record DeliveryLane(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("endpointId") String endpointId,
        @Field("dueAt") Instant dueAt,
        @Field("version") long version,
        @Field("claim") @Nullable String claim) {

    /**
     * The id of a lane.
     *
     * @param topic the conversation or other thing that the events are about
     */
    static String id(String endpointId, String topic) {
        return TenantKey.of(endpointId, topic);
    }
}
