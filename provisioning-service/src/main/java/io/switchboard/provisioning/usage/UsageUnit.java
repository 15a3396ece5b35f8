package io.switchboard.provisioning.usage;

import java.time.Instant;
import java.util.List;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of a day of one number.
 *
 * @param agentId the agent that the number was assigned to when its first message or call of the day arrived
 * @param version grows with every event that concerns it
 * @param countedVersion the version that {@code rows} were counted at, or a later one
 * @param changedSince the time of the first event that is not counted yet; null when all are
 * @param countAfter when it may be counted again, so that large ones take a small share of the time
 * @param rows the counts; none before the first count
 */
@Document(UsageUnit.COLLECTION)
public record UsageUnit(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("day") String day,
        @Field("number") String number,
        @Field("agentId") @Nullable String agentId,
        @Field("version") long version,
        @Field("countedVersion") @Nullable Long countedVersion,
        @Field("changedSince") @Nullable Instant changedSince,
        @Field("countAfter") @Nullable Instant countAfter,
        @Field("rows") List<UsageRow> rows) {

    static final String COLLECTION = "usage_units";

    public UsageUnit {
        rows = rows == null ? List.of() : List.copyOf(rows);
    }

    UsageUnitKey key() {
        return new UsageUnitKey(tenantId, day, number);
    }
}
