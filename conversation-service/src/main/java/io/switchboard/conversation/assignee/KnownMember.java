package io.switchboard.conversation.assignee;

import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A member as provisioning announced it last. Its name is read from there.
 *
 * @param id tenant and member
 * @param revision of the member's profile
 * @param removed whether it is no member any more
 */
@Document("known_members")
record KnownMember(
        @MongoId(FieldType.STRING) String id,
        @Field("revision") int revision,
        @Field("removed") boolean removed) {

    static String id(TenantId tenant, String memberId) {
        return TenantKey.of(tenant.value(), memberId);
    }
}
