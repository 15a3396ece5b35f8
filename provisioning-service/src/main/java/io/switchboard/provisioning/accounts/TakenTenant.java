package io.switchboard.provisioning.accounts;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A tenant id that belongs to an account. Of several instances and accounts, exactly one obtains it.
 *
 * @param accountSid the account that obtained it first
 */
@Document("tenants")
record TakenTenant(
        @MongoId(FieldType.STRING) String tenantId,
        @Field("accountSid") String accountSid) {}
