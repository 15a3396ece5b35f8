package io.switchboard.provisioning.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the counts of each day of each number. */
@Component
public class UsageUnits {

    private static final String NAME = UsageUnit.COLLECTION;

    private final MongoOperations mongo;
    private final PhoneNumbers numbers;
    private final UsageSettings settings;
    private final Clock clock;

    UsageUnits(MongoOperations mongo, PhoneNumbers numbers, UsageSettings settings, Clock clock) {
        this.mongo = mongo;
        this.numbers = numbers;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex usageOfTenant() {
        return DeclaredIndex.plain(
                NAME, "of_tenant", Indexes.ascending("tenantId", "day"), "a tenant's usage of a range of days");
    }

    @Bean
    static DeclaredIndex usageOfNumber() {
        return DeclaredIndex.plain(
                NAME, "of_number", Indexes.ascending("tenantId", "number", "day"), "the usage of one number");
    }

    @Bean
    static DeclaredIndex uncountedUsage() {
        return DeclaredIndex.sparse(
                NAME, "uncounted", Indexes.ascending("changedSince"), "changed days are counted, the oldest first");
    }

    @Bean
    static DeclaredIndex usageExpires() {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("expiresAt"), 0, "counts are kept for a limited number of years");
    }

    /** Notes that an event of this time changed what the unit counts. */
    void change(UsageUnitKey key, Instant eventAt) {
        var change = new Update().inc("version", 1).min("changedSince", eventAt);
        var one = query(where("_id").is(key.id()));
        if (mongo.updateFirst(one, change, UsageUnit.class).getMatchedCount() > 0) {
            return;
        }
        change.setOnInsert("tenantId", key.tenant())
                .setOnInsert("day", key.day())
                .setOnInsert("number", key.number())
                .setOnInsert("expiresAt", settings.countsExpiry(LocalDate.parse(key.day())));
        agentOf(key).ifPresent(agent -> change.setOnInsert("agentId", agent));
        try {
            mongo.upsert(one, change, UsageUnit.class);
        } catch (DuplicateKeyException e) {
            // Another instance inserted it at the same time: now it is there.
            mongo.updateFirst(one, change, UsageUnit.class);
        }
    }

    private Optional<String> agentOf(UsageUnitKey key) {
        return numbers.find(key.tenant(), key.number()).map(PhoneNumber::agentId);
    }

    /** Finds units that must be counted again, the one that waits longest first. */
    List<UsageUnit> uncounted(int limit) {
        var due = new Criteria()
                .orOperator(where("countAfter").isNull(), where("countAfter").lte(clock.instant()));
        var waiting = new Criteria().andOperator(where("changedSince").gt(Instant.EPOCH), due);
        return mongo.find(query(waiting).with(Sort.by("changedSince")).limit(limit), UsageUnit.class);
    }

    /**
     * Stores rows that were counted after the unit was read, unless those of a later state are there. What changed in
     * between is counted again.
     */
    void count(UsageUnit unit, List<UsageRow> rows, Duration pause) {
        var earlier = new Criteria()
                .orOperator(
                        where("countedVersion").isNull(),
                        where("countedVersion").lte(unit.version()));
        var counted = new Update()
                .set("rows", rows)
                .set("countedVersion", unit.version())
                .set("countAfter", clock.instant().plus(pause));
        mongo.updateFirst(query(where("_id").is(unit.id()).andOperator(earlier)), counted, UsageUnit.class);
        mongo.updateFirst(
                query(where("_id").is(unit.id()).and("version").is(unit.version())),
                new Update().unset("changedSince"),
                UsageUnit.class);
    }

    /** The units of a range of days, both included, of one number or of all. The caller closes the stream. */
    public Stream<UsageUnit> of(TenantId tenant, LocalDate from, LocalDate to, @Nullable String number) {
        var units = where("tenantId").is(tenant);
        if (number != null) {
            units = units.and("number").is(number);
        }
        return mongo.stream(new Query(units.and("day").gte(from.toString()).lte(to.toString())), UsageUnit.class);
    }

    /** The time of the first event of the tenant that is not counted yet; empty when all are that were received. */
    public Optional<Instant> changedSince(TenantId tenant, LocalDate from, LocalDate to) {
        var waiting = where("tenantId")
                .is(tenant)
                .and("day")
                .gte(from.toString())
                .lte(to.toString())
                .and("changedSince")
                .gt(Instant.EPOCH);
        var first = query(waiting).with(Sort.by("changedSince")).limit(1);
        return Optional.ofNullable(mongo.findOne(first, UsageUnit.class)).map(UsageUnit::changedSince);
    }
}
