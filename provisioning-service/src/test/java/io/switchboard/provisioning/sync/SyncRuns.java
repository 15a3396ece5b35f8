package io.switchboard.provisioning.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import io.switchboard.kafka.EventPublisher;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.adoption.AdoptionSettings;
import io.switchboard.provisioning.drift.AccountDrifts;
import io.switchboard.provisioning.publishing.RecordPublisher;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.repair.AccountPlaces;
import io.switchboard.provisioning.repair.NumberRepairer;
import io.switchboard.provisioning.twilionumbers.AccountNumbers;
import io.switchboard.provisioning.webhooks.WebhookHistory;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.kafka.core.KafkaAdmin;

/** Starts sync runs for tests, after the service has finished its first one by itself. */
@TestComponent
public class SyncRuns {

    private final NumberSync sync;
    private final SyncReadiness readiness;
    private final Supplier<NumberSync> restarted;

    SyncRuns(
            NumberSync sync,
            SyncReadiness readiness,
            Accounts accounts,
            AccountNumbers accountNumbers,
            NumberRecorder numbers,
            WebhookPlanner webhooks,
            NumberRepairer repairer,
            AccountPlaces places,
            WebhookHistory history,
            Clock clock,
            AccountDrifts drifts,
            SyncSettings settings,
            EventPublisher events,
            KafkaAdmin admin,
            AdoptionSettings adoption) {
        this.sync = sync;
        this.readiness = readiness;
        this.restarted = () -> {
            var publisher = new RecordPublisher(events, admin);
            var accountSync = new AccountSync(
                    accounts, accountNumbers, numbers, webhooks, repairer, places, history, publisher, clock, adoption);
            return new NumberSync(accounts, accountSync, publisher, drifts, settings);
        };
    }

    /** Runs a sync as an instance that has just started. */
    SyncReport runAfterARestart() {
        return restarted.get().run(() -> {});
    }

    /** Runs a sync for tests that need no report. */
    public void runOne() {
        run();
    }

    SyncReport run() {
        awaitTheFirst();
        return sync.run(() -> {});
    }

    private void awaitTheFirst() {
        var deadline = Instant.now().plusSeconds(30);
        while (!readiness.health().getStatus().equals(Status.UP)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("The first sync run did not succeed");
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
