package io.switchboard.provisioning.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.mongo.DocumentMapping;
import io.switchboard.provisioning.accounts.TestTenants;
import io.switchboard.testing.TestMongo;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** On a real MongoDB, its profiler tells that no query reads a whole collection or sorts in memory. */
class AuditIndexUseTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final AuditLog log =
            new AuditLog(DocumentMapping.template(database, TestTenants.conversions()), new AuditSettings(10));

    @BeforeEach
    void profile() {
        List.of(
                        AuditLog.auditOfTenant(),
                        AuditLog.auditOfTenantByTerm(),
                        AuditLog.auditOfAll(),
                        AuditLog.auditOfAllByTerm())
                .forEach(
                        index -> database.getCollection(index.collection()).createIndex(index.keys(), index.options()));
        var entries = new ArrayList<AuditEntry>();
        for (var number = 0; number < 400; number++) {
            entries.add(new AuditEntry(
                    "e" + number,
                    NOON.plusSeconds(number),
                    "ann" + number % 10,
                    null,
                    List.of(),
                    "tenant" + number % 4,
                    "label.updated",
                    "labels/" + number % 20,
                    null,
                    Map.of("name", "name " + number % 7, "phoneNumberId", "p" + number % 5),
                    Outcome.SUCCEEDED,
                    null));
        }
        log.add(entries);
        try {
            database.runCommand(new Document("profile", 2));
        } catch (MongoCommandException e) {
            Assumptions.abort("a server without a profiler: " + e.getErrorMessage());
        }
    }

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void everyFilterUsesAnIndex() {
        for (var tenant : new TenantId[] {new TenantId("tenant1"), null}) {
            var all = AuditFilter.within(tenant, null, null);
            var ranged = AuditFilter.within(
                    tenant, NOON.toString(), NOON.plusSeconds(300).toString());
            for (var filter : List.of(
                    all,
                    ranged,
                    all.with("subject", "ann1", AuditTerms::subject),
                    ranged.with("what", "label.updated", AuditTerms::what),
                    ranged.with("target", "labels/1", AuditTerms::target),
                    all.with("phoneNumberId", "p1", AuditTerms::phoneNumber),
                    ranged.withOutcome("succeeded"),
                    ranged.withText("name 3"))) {
                log.page(filter, null, 10);
                log.page(filter, Cursor.of(NOON.plusSeconds(200), "tenant1|e200"), 10);
            }
        }
        database.runCommand(new Document("profile", 0));

        var profile = database.getCollection("system.profile");
        assertThat(profile.countDocuments(Filters.regex("planSummary", "IXSCAN")))
                .isEqualTo(32);
        assertThat(profile.find(Filters.or(Filters.regex("planSummary", "COLLSCAN"), Filters.eq("hasSortStage", true))))
                .isEmpty();
    }
}
