package io.switchboard.provisioning.usage.budget;

import java.math.BigDecimal;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** The stored document of a tenant's budget, under the tenant's name. Decimal numbers are texts. */
@Document(StoredBudget.COLLECTION)
record StoredBudget(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("amount") @Nullable String amount,
        @Field("currency") @Nullable String currency,
        @Field("warnAt") @Nullable String warnAt,
        @Field("revision") long revision)
        implements AnnouncedDocument {

    static final String COLLECTION = "usage_budgets";

    static StoredBudget of(TenantId tenant, UsageBudget budget, long revision) {
        return new StoredBudget(
                tenant.value(), tenant, text(budget.amount()), budget.currency(), text(budget.warnAt()), revision);
    }

    @Override
    public String subject() {
        return id;
    }

    @Override
    public UsageBudget view() {
        return new UsageBudget(
                revision,
                amount == null ? null : new BigDecimal(amount),
                currency,
                warnAt == null ? null : new BigDecimal(warnAt));
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
