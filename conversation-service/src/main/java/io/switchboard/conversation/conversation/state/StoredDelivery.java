package io.switchboard.conversation.conversation.state;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Whether the tenant's newest message was not delivered. The message and its statuses are written in any order.
 *
 * @param newestAt when the newest outbound message was sent
 * @param failedId the newest outbound message that was not delivered; null where a newer one has followed
 * @param failedAt when that message was sent
 * @param failedCode Twilio's error code of that message; null where Twilio gave none
 */
public record StoredDelivery(
        @Field("newestAt") @Nullable Instant newestAt,
        @Field("failedId") @Nullable String failedId,
        @Field("failedAt") @Nullable Instant failedAt,
        @Field("failedCode") @Nullable Integer failedCode) {

    /** No outbound message. */
    public static final StoredDelivery NONE = new StoredDelivery(null, null, null, null);

    /** An outbound message was sent. */
    public StoredDelivery withMessage(Instant at) {
        if (newestAt != null && !at.isAfter(newestAt)) {
            return this;
        }
        return failedAt != null && failedAt.isBefore(at)
                ? new StoredDelivery(at, null, null, null)
                : new StoredDelivery(at, failedId, failedAt, failedCode);
    }
}
