package io.switchboard.provisioning.accounts;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A tenant id that an account has. Of several instances and accounts, one gets it.
 *
 * @param accountSid the account that was first
 */
@Document("tenants")
record TakenTenant(
        @MongoId(FieldType.STRING) String tenantId,
        @Field("accountSid") String accountSid) {}
