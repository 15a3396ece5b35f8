package io.switchboard.provisioning.usage.budget;

import java.time.Instant;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.events.usage.BudgetWarning;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a warning: its existence says that this one was given.
 *
 * @param id tenant, month and share
 * @param share the share of the budget that was reached, as text
 */
@Document(StoredBudgetWarning.COLLECTION)
record StoredBudgetWarning(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("month") String month,
        @Field("share") String share,
        @Field("amount") String amount,
        @Field("spent") String spent,
        @Field("currency") String currency,
        @Field("at") Instant at)
        implements AnnouncedDocument {

    static final String COLLECTION = "usage_warnings";

    @Override
    public String subject() {
        return month;
    }

    @Override
    public Object view() {
        return new BudgetWarning(month, share, amount, spent, currency, at);
    }
}
