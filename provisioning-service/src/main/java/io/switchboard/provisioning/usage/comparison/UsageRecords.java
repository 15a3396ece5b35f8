package io.switchboard.provisioning.usage.comparison;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.twilio.usage.UsageRecord;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores Twilio's Usage Records as far as they are compared. */
@Component
class UsageRecords {

    static final String TOTAL = "totalprice";

    private static final Set<String> CATEGORIES = Set.of(
            "sms-inbound",
            "sms-outbound",
            "mms-inbound",
            "mms-outbound",
            "calls-inbound",
            "calls-outbound",
            "recordings",
            TOTAL);
    private static final int RETENTION_YEARS = 5;

    private final MongoOperations mongo;

    UsageRecords(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex usageRecordsOfTenant() {
        return DeclaredIndex.plain(
                StoredUsageRecord.COLLECTION,
                "of_tenant",
                Indexes.ascending("tenantId", "day"),
                "a tenant's Usage Records of a range of days");
    }

    @Bean
    static DeclaredIndex usageRecordsExpire() {
        return DeclaredIndex.expiry(
                StoredUsageRecord.COLLECTION,
                "expiry",
                Indexes.ascending("expiresAt"),
                0,
                "they are kept as long as the counts");
    }

    @Bean
    static DeclaredIndex usageRecordReadsOfTenant() {
        return DeclaredIndex.plain(
                "usage_record_reads", "of_tenant", Indexes.ascending("tenantId", "readAt"), "when they were read last");
    }

    /** Stores a record in place of the one that was read before. */
    void put(RecordedAccount account, UsageRecord record) {
        if (!CATEGORIES.contains(record.category()) || !record.day().matches("\\d{4}-\\d{2}-\\d{2}")) {
            return;
        }
        mongo.save(new StoredUsageRecord(
                account.accountSid() + "|" + record.day() + "|" + record.category(),
                account.tenantId(),
                account.accountSid(),
                record.day(),
                record.category(),
                record.count().toPlainString(),
                record.usage().toPlainString(),
                record.price().abs().toPlainString(),
                record.currency().toUpperCase(Locale.ROOT),
                LocalDate.parse(record.day())
                        .plusYears(RETENTION_YEARS)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()));
    }

    List<StoredUsageRecord> of(TenantId tenant, LocalDate from, LocalDate to) {
        var days = where("tenantId").is(tenant).and("day").gte(from.toString()).lte(to.toString());
        return mongo.find(query(days), StoredUsageRecord.class);
    }

    void noteRead(RecordedAccount account, Instant at) {
        mongo.save(new UsageRecordRead(account.accountSid(), account.tenantId(), at));
    }

    Optional<Instant> readAt(String accountSid) {
        return Optional.ofNullable(mongo.findById(accountSid, UsageRecordRead.class))
                .map(UsageRecordRead::readAt);
    }

    /** The time at which the records of the tenant's account that was read first were read; empty when none was. */
    Optional<Instant> readAt(TenantId tenant) {
        var first = query(where("tenantId").is(tenant)).with(Sort.by("readAt")).limit(1);
        return Optional.ofNullable(mongo.findOne(first, UsageRecordRead.class)).map(UsageRecordRead::readAt);
    }
}
