package io.switchboard.provisioning.usage.comparison;

import java.time.Instant;

import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** The stored document of when an account's Usage Records were read last. */
@Document("usage_record_reads")
record UsageRecordRead(
        @MongoId(FieldType.STRING) String accountSid,
        @Field("tenantId") TenantId tenantId,
        @Field("readAt") Instant readAt) {}
