package io.switchboard.notification.push;

import java.time.Instant;

import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a browser's subscription.
 *
 * @param id a hash of its address: a browser has one subscription, that of the person who used it last
 * @param owner the recipient's id
 * @param host the push service, for people to read
 * @param sealed address and keys
 */
@Document(StoredSubscription.NAME)
record StoredSubscription(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("owner") String owner,
        @Field("host") String host,
        @Field("sealed") String sealed,
        @Field("createdAt") Instant createdAt) {

    static final String NAME = "pushSubscriptions";

    PushSubscriptionView view() {
        return new PushSubscriptionView(id, host, createdAt);
    }

    /** A subscription as its owner sees it. */
    record PushSubscriptionView(String id, String host, Instant createdAt) {}
}
