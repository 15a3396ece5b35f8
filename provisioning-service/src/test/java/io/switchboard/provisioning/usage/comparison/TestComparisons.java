package io.switchboard.provisioning.usage.comparison;

import java.math.BigDecimal;
import java.time.Instant;

import io.switchboard.provisioning.usage.UsageFixture;
import io.switchboard.web.TenantId;

/** Comparisons over a database, and Twilio's records in it. */
public final class TestComparisons {

    private final UsageFixture usage;
    final UsageRecords records;
    final UsageComparisons comparisons;

    public TestComparisons(UsageFixture usage) {
        this.usage = usage;
        records = new UsageRecords(usage.mongo);
        comparisons = new UsageComparisons(usage.units, records);
    }

    public UsageComparisons comparisons() {
        return comparisons;
    }

    /** Twilio bills this. */
    public void bills(TenantId tenant, String account, String day, String category, String count, String price) {
        usage.mongo.save(new StoredUsageRecord(
                account + "|" + day + "|" + category,
                tenant,
                account,
                day,
                category,
                count,
                count,
                new BigDecimal(price).toPlainString(),
                "USD",
                Instant.parse("2036-01-01T00:00:00Z")));
    }
}
