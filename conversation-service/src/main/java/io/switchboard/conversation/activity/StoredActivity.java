package io.switchboard.conversation.activity;

import java.time.Instant;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The times of a tenant's last events. Each only grows.
 *
 * @param id the tenant
 * @param receivedAt when Twilio's webhook of the last inbound message arrived
 * @param storedAt when the last message was stored
 * @param sentAt when Twilio accepted the last message
 */
@Document(TenantActivity.NAME)
public record StoredActivity(
        @MongoId(FieldType.STRING) String id,
        @Field("receivedAt") @Nullable Instant receivedAt,
        @Field("storedAt") @Nullable Instant storedAt,
        @Field("sentAt") @Nullable Instant sentAt) {

    static StoredActivity none(TenantId tenant) {
        return new StoredActivity(tenant.value(), null, null, null);
    }

    StoredActivity and(StoredActivity other) {
        return new StoredActivity(
                id, later(receivedAt, other.receivedAt), later(storedAt, other.storedAt), later(sentAt, other.sentAt));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null) {
            return other;
        }
        return other == null || one.isAfter(other) ? one : other;
    }
}
