package io.switchboard.provisioning.usage.budget;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import io.switchboard.change.RevisionEvents;
import io.switchboard.events.EventType;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.provisioning.usage.comparison.UsageComparisons;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/**
 * Warns once a month and share of each budget. The warning is a document that only one instance can insert, and its event is
 * stored with it: a crash before its publication delays it.
 */
@Component
class UsageBudgetTask extends IntervalTask {

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final MongoOperations mongo;
    private final UsageComparisons usage;
    private final RevisedDocuments<StoredBudgetWarning> warnings;
    private final Clock clock;

    UsageBudgetTask(
            MongoOperations mongo,
            UsageComparisons usage,
            RevisedDocuments<StoredBudgetWarning> warnings,
            Clock clock) {
        super("usage-budgets", INTERVAL);
        this.mongo = mongo;
        this.usage = usage;
        this.warnings = warnings;
        this.clock = clock;
    }

    @Bean
    static RevisedDocuments<StoredBudgetWarning> revisedBudgetWarnings(RevisionEvents events, MongoOperations mongo) {
        return events.documents(mongo, StoredBudgetWarning.class);
    }

    @Bean
    static DeclaredIndex pendingBudgetWarnings() {
        return RevisedDocuments.pendingIndex(StoredBudgetWarning.COLLECTION);
    }

    @Override
    protected void run() {
        try (var all = mongo.stream(new Query(where("amount").ne(null)), StoredBudget.class)) {
            all.forEach(this::warn);
        }
    }

    private void warn(StoredBudget stored) {
        var budget = stored.view();
        var amount = Objects.requireNonNull(budget.amount());
        var currency = Objects.requireNonNull(budget.currency());
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        var spent = usage.spent(stored.tenantId(), today.withDayOfMonth(1), today, currency);
        var shares = new TreeSet<>(List.of(Objects.requireNonNull(budget.warnAt()), BigDecimal.ONE));
        for (var share : shares) {
            if (spent.compareTo(amount.multiply(share)) >= 0) {
                warn(stored, YearMonth.from(today).toString(), share, spent);
            }
        }
    }

    private void warn(StoredBudget budget, String month, BigDecimal share, BigDecimal spent) {
        var text = share.stripTrailingZeros().toPlainString();
        var id = TenantKey.of(budget.tenantId().value(), month, text);
        if (mongo.findById(id, StoredBudgetWarning.class) != null) {
            return;
        }
        var warning = new StoredBudgetWarning(
                id,
                budget.tenantId(),
                month,
                text,
                Objects.requireNonNull(budget.amount()),
                spent.toPlainString(),
                Objects.requireNonNull(budget.currency()),
                clock.instant());
        warnings.insert(id, warning, List.of(new EventAnnouncement(EventType.USAGE_BUDGET_WARNING.type(), null)));
    }
}
