package io.switchboard.provisioning.usage.budget;

import java.util.List;
import java.util.Optional;

import io.switchboard.change.RevisionEvents;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Stores the budgets of all tenants. Each change is audited. */
@Component
class UsageBudgets {

    private final MongoOperations mongo;
    private final RevisedDocuments<StoredBudget> revisions;
    private final AuditTrail audit;

    UsageBudgets(MongoOperations mongo, RevisedDocuments<StoredBudget> revisions, AuditTrail audit) {
        this.mongo = mongo;
        this.revisions = revisions;
        this.audit = audit;
    }

    @Bean
    static RevisedDocuments<StoredBudget> revisedBudgets(RevisionEvents events, MongoOperations mongo) {
        return events.documents(mongo, StoredBudget.class);
    }

    @Bean
    static DeclaredIndex pendingBudgets() {
        return RevisedDocuments.pendingIndex(StoredBudget.COLLECTION);
    }

    UsageBudget find(TenantId tenant) {
        return stored(tenant).map(StoredBudget::view).orElse(UsageBudget.NONE);
    }

    private Optional<StoredBudget> stored(TenantId tenant) {
        return Optional.ofNullable(mongo.findById(tenant.value(), StoredBudget.class));
    }

    /** Replaces the budget. A budget is never deleted, only emptied. */
    UsageBudget replace(ApiCaller caller, TenantId tenant, IfMatch condition, UsageBudget wanted) {
        if (stored(tenant).isEmpty()) {
            condition.require(0, UsageBudget.NONE);
            var first = StoredBudget.of(tenant, wanted, 1);
            if (revisions.insert(first.id(), first, announced(caller, UsageBudget.NONE, first.view()))) {
                return first.view();
            }
        }
        return revisions
                .change(where("_id").is(tenant.value()), before -> changed(caller, condition, before, wanted))
                .map(StoredBudget::view)
                .orElseThrow();
    }

    private DocumentChange changed(ApiCaller caller, IfMatch condition, StoredBudget before, UsageBudget wanted) {
        condition.require(before.revision(), before.view());
        var after = StoredBudget.of(before.tenantId(), wanted, before.revision() + 1);
        var update = new Update()
                .set("amount", after.amount())
                .set("currency", after.currency())
                .set("warnAt", after.warnAt());
        return new DocumentChange(update, announced(caller, before.view(), after.view()));
    }

    private List<EventAnnouncement> announced(ApiCaller caller, UsageBudget before, UsageBudget after) {
        return List.of(
                audit.announcement(caller, new AuditedChange("usage-budget.updated", "usage/budget", before, after)));
    }
}
