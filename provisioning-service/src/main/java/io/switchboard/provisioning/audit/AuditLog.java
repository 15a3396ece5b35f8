package io.switchboard.provisioning.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mongodb.client.model.Indexes;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the audit entries of all tenants. It only adds: nothing here changes or deletes an entry before its expiry. */
@Component
@EnableConfigurationProperties(AuditSettings.class)
class AuditLog {

    private static final String NAME = StoredAuditEntry.COLLECTION;
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "at", "_id");

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final MongoOperations mongo;
    private final AuditSettings settings;

    AuditLog(MongoOperations mongo, AuditSettings settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    @Bean
    static DeclaredIndex auditOfTenant() {
        return DeclaredIndex.plain(
                NAME,
                "newest_first",
                Indexes.compoundIndex(Indexes.ascending("tenantId"), Indexes.descending("at", "_id")),
                "a tenant's audit, newest first, page by page");
    }

    @Bean
    static DeclaredIndex auditOfTenantByTerm() {
        return DeclaredIndex.plain(
                NAME,
                "by_term",
                Indexes.compoundIndex(Indexes.ascending("tenantId", "terms"), Indexes.descending("at", "_id")),
                "a tenant's audit by person, change, target, number, outcome or word");
    }

    @Bean
    static DeclaredIndex auditOfAll() {
        return DeclaredIndex.plain(
                NAME, "all_newest_first", Indexes.descending("at", "_id"), "the audit of all tenants, for operators");
    }

    @Bean
    static DeclaredIndex auditOfAllByTerm() {
        return DeclaredIndex.plain(
                NAME,
                "all_by_term",
                Indexes.compoundIndex(Indexes.ascending("terms"), Indexes.descending("at", "_id")),
                "the audit of all tenants by a term, for operators");
    }

    @Bean
    static DeclaredIndex auditExpires() {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("expiresAt"), 0, "entries are kept for a limited number of years");
    }

    /** Stores the entries that are not stored yet. */
    void add(List<AuditEntry> entries) {
        Map<String, StoredAuditEntry> distinct = new LinkedHashMap<>();
        for (var entry : entries) {
            var stored = stored(entry);
            distinct.putIfAbsent(stored.id(), stored);
        }
        DocumentInserts.ifAbsent(mongo, StoredAuditEntry.class, List.copyOf(distinct.values()));
    }

    private StoredAuditEntry stored(AuditEntry entry) {
        return new StoredAuditEntry(
                TenantKey.of(entry.tenantId(), entry.id()),
                new TenantId(entry.tenantId()),
                entry.at(),
                AuditTerms.of(entry),
                JSON.writeValueAsString(entry),
                settings.expiry(entry.at()));
    }

    /** Finds a page of entries, newest first. */
    List<StoredAuditEntry> page(AuditFilter filter, @Nullable Cursor after, int limit) {
        var entries = query(criteria(filter, after)).with(NEWEST_FIRST).limit(limit);
        return mongo.find(entries, StoredAuditEntry.class);
    }

    private static Criteria criteria(AuditFilter filter, @Nullable Cursor after) {
        var all = new ArrayList<Criteria>();
        if (filter.tenant() != null) {
            all.add(where("tenantId").is(filter.tenant()));
        }
        if (!filter.terms().isEmpty()) {
            all.add(where("terms").all(filter.terms()));
        }
        if (filter.from() != null) {
            all.add(where("at").gte(filter.from()));
        }
        if (filter.to() != null) {
            all.add(where("at").lt(filter.to()));
        }
        if (after != null) {
            // The first condition bounds the index; the second one skips those of the same time that were shown.
            all.add(where("at").lte(after.at()));
            all.add(new Criteria()
                    .orOperator(where("at").lt(after.at()), where("_id").lt(after.id())));
        }
        return all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
    }
}
