package io.switchboard.provisioning.sync;

import java.util.List;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.drift.AccountDrifts;
import io.switchboard.provisioning.publishing.OutageClassifier;
import io.switchboard.provisioning.publishing.RecordPublisher;
import org.springframework.stereotype.Component;

/**
 * Runs one sync over all accounts and then all their numbers. Accounts are published first, so that no webhook arrives
 * before its account is known.
 *
 * <p>Active accounts are recorded with their numbers. A suspended account stays published with its recorded numbers, because
 * its last statuses still arrive, signed with its token. A closed account is retracted, after its numbers.
 *
 * <p>Of several instances one at a time runs it, see {@link SharedSync}. Where two do all the same, after a long pause of one,
 * each writes what Twilio returns, in documents that are unique by account and by address.
 *
 * <p>An account that Twilio does not list, a number whose data cannot be stored, a record that Kafka does not accept: each
 * stays as it was, is named in the report, and stops no other account or number. Only an outage ends a run.
 */
@Component
class NumberSync {

    private final Accounts accounts;
    private final AccountSync accountSync;
    private final RecordPublisher publisher;
    private final AccountDrifts drifts;
    private final SyncSettings settings;

    NumberSync(
            Accounts accounts,
            AccountSync accountSync,
            RecordPublisher publisher,
            AccountDrifts drifts,
            SyncSettings settings) {
        this.accounts = accounts;
        this.accountSync = accountSync;
        this.publisher = publisher;
        this.drifts = drifts;
        this.settings = settings;
    }

    /**
     * Returns when every record is published and acknowledged.
     *
     * @param progressed runs now and then; may throw to end the run
     * @throws RuntimeException when MongoDB or Kafka is away, or Twilio does not list the accounts; completed work stays,
     *     and the next run completes the rest
     */
    SyncReport run(Runnable progressed) {
        var report = new SyncReport(progressed);
        publisher.begin();
        var recorded = accounts.record((sid, failure) -> skip(sid, failure, report));
        report.progressed();
        publish(recorded.stream().filter(account -> !account.isClosed()).toList(), report);
        for (var account : recorded) {
            syncNumbers(account, report);
        }
        publisher.awaitAcknowledgements(report::recordFailed);
        publish(recorded.stream().filter(RecordedAccount::isClosed).toList(), report);
        return report;
    }

    /**
     * Publishes what is recorded, without a call of Twilio: the records that differ from those that this instance published
     * last.
     *
     * @throws RuntimeException when MongoDB or Kafka is away
     */
    SyncReport publishRecorded() {
        var report = new SyncReport();
        publisher.begin();
        var recorded = accounts.recorded();
        publish(recorded.stream().filter(account -> !account.isClosed()).toList(), report);
        recorded.forEach(account -> accountSync.publishRecorded(account, report));
        publisher.awaitAcknowledgements(report::recordFailed);
        publish(recorded.stream().filter(RecordedAccount::isClosed).toList(), report);
        return report;
    }

    /** Publishes the accounts as they are recorded now: a token may be rotated during a run. */
    private void publish(List<RecordedAccount> recorded, SyncReport report) {
        for (var account : recorded) {
            var newest = accounts.find(account.accountSid())
                    .filter(now -> now.isClosed() == account.isClosed())
                    .orElse(account);
            if (publisher.publishUnlessOlder(newest.toCompactedRecord())) {
                report.published++;
            }
        }
        publisher.awaitAcknowledgements(report::recordFailed);
    }

    private void syncNumbers(RecordedAccount account, SyncReport report) {
        if (account.isClosed()) {
            accountSync.releaseAll(account, report);
        } else if (!account.isActive()) {
            accountSync.publishRecorded(account, report);
        } else {
            report.accounts++;
            syncNumbersOfActive(account, report);
        }
    }

    private void syncNumbersOfActive(RecordedAccount account, SyncReport report) {
        var driftedBefore = report.drifted;
        var failingBefore = report.failing();
        try {
            accountSync.sync(account, report);
            drifts.found(
                    account.accountSid(),
                    report.drifted - driftedBefore,
                    report.failing() - failingBefore,
                    settings.interval());
        } catch (RuntimeException e) {
            skip(account.accountSid(), e, report);
            accountSync.publishRecorded(account, report);
        }
    }

    private static void skip(String accountSid, RuntimeException failure, SyncReport report) {
        if (OutageClassifier.isOutage(failure)) {
            throw failure;
        }
        report.accountFailed(accountSid, failure);
    }
}
