package io.switchboard.notification.push;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The journal entry of one push to one browser.
 *
 * @param id entry, the time at which it was due, and subscription: the same push is journaled once
 * @param dueAt when it is to be sent, or sent again; absent once it is settled
 */
@Document(StoredPush.NAME)
record StoredPush(
        @MongoId(FieldType.STRING) String id,
        @Field("entryId") String entryId,
        @Field("owner") String owner,
        @Field("subscriptionId") String subscriptionId,
        @Field("createdAt") Instant createdAt,
        @Field("dueAt") @Nullable Instant dueAt,
        @Field("attempts") int attempts) {

    static final String NAME = "pushDeliveries";
}
