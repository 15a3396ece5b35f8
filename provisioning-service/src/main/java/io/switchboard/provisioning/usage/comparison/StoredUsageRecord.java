package io.switchboard.provisioning.usage.comparison;

import java.math.BigDecimal;
import java.time.Instant;

import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of one of Twilio's Usage Records: a category and day of one account, as it was read last.
 *
 * @param id account, day and category
 * @param count as text, a decimal number; as are usage and price
 */
@Document(StoredUsageRecord.COLLECTION)
record StoredUsageRecord(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("accountSid") String accountSid,
        @Field("day") String day,
        @Field("category") String category,
        @Field("count") String count,
        @Field("usage") String usage,
        @Field("price") String price,
        @Field("currency") String currency,
        @Field("expiresAt") Instant expiresAt) {

    static final String COLLECTION = "usage_records";

    BigDecimal countValue() {
        return new BigDecimal(count);
    }

    BigDecimal usageValue() {
        return new BigDecimal(usage);
    }

    BigDecimal priceValue() {
        return new BigDecimal(price);
    }
}
