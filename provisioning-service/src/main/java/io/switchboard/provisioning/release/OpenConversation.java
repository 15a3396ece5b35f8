package io.switchboard.provisioning.release;

import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A conversation that is open or snoozed.
 *
 * @param address our address, without a channel
 */
@Document("open_conversations")
record OpenConversation(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("address") String address) {}
