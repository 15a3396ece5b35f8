package io.switchboard.provisioning.sync;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.provisioning.adoption.AdoptionSettings;
import io.switchboard.provisioning.publishing.OutageClassifier;
import io.switchboard.provisioning.publishing.RecordPublisher;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.repair.AccountPlaces;
import io.switchboard.provisioning.repair.DriftedNumber;
import io.switchboard.provisioning.repair.NumberRepairer;
import io.switchboard.provisioning.twilionumbers.AccountNumbers;
import io.switchboard.provisioning.twilionumbers.FoundNumber;
import io.switchboard.provisioning.webhooks.WebhookHistory;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.TwilioAccount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Syncs the numbers of one account. Each number is recorded, then configured at Twilio, then published; every step may be
 * repeated, so after a crash in between the next run completes it. A number that is being purchased or released belongs to
 * that process and stays as it is.
 */
@Component
class AccountSync {

    private static final Logger log = LoggerFactory.getLogger(AccountSync.class);
    private static final int MAX_SID_LENGTH = 40;
    private static final AuditActor LOOP = AuditActor.loop("repair-loop");

    private final Accounts accounts;
    private final AccountNumbers accountNumbers;
    private final NumberRecorder numbers;
    private final WebhookPlanner webhooks;
    private final NumberRepairer repairer;
    private final AccountPlaces places;
    private final WebhookHistory history;
    private final RecordPublisher publisher;
    private final Clock clock;
    private final AdoptionSettings adoption;

    AccountSync(
            Accounts accounts,
            AccountNumbers accountNumbers,
            NumberRecorder numbers,
            WebhookPlanner webhooks,
            NumberRepairer repairer,
            AccountPlaces places,
            WebhookHistory history,
            RecordPublisher publisher,
            Clock clock,
            AdoptionSettings adoption) {
        this.accounts = accounts;
        this.accountNumbers = accountNumbers;
        this.numbers = numbers;
        this.webhooks = webhooks;
        this.repairer = repairer;
        this.places = places;
        this.history = history;
        this.publisher = publisher;
        this.clock = clock;
        this.adoption = adoption;
    }

    /**
     * Syncs each number by itself: a number that cannot be recorded or configured stays as it was and stops no other.
     *
     * @throws RuntimeException when Twilio does not list the account's numbers, or MongoDB or Kafka is away
     */
    void sync(RecordedAccount account, SyncReport report) {
        var begin = clock.instant();
        var twilio = accounts.connect(account);
        // Only a complete list shows which numbers are gone: after an incomplete one the rest would look released.
        var listed = accountNumbers.eachPage(twilio, page -> sync(account, twilio, page, report));
        numbers.forEachOfAccount(
                account.accountSid(),
                number -> {
                    if (!listed.has(number)) {
                        releaseMissing(twilio, number, report);
                    }
                },
                report::recordFailed);
        history.forgetFailuresBefore(account.accountSid(), begin);
        guarded(
                () -> report.services += places.repair(twilio, account, LOOP, report::repaired),
                failure -> report.accountFailed(account.accountSid(), failure));
    }

    /** Publishes the recorded numbers of an account, whose numbers cannot be listed or are listed by another instance. */
    void publishRecorded(RecordedAccount account, SyncReport report) {
        numbers.forEachOfAccount(account.accountSid(), number -> publish(number, report), report::recordFailed);
    }

    /** Releases the recorded numbers of a closed account, which has no list any more. */
    void releaseAll(RecordedAccount account, SyncReport report) {
        numbers.forEachOfAccount(account.accountSid(), number -> release(number, report), report::recordFailed);
    }

    private void sync(RecordedAccount account, TwilioAccount twilio, List<FoundNumber> page, SyncReport report) {
        var drifted = new ArrayList<DriftedNumber>();
        for (var found : page) {
            report.found();
            guarded(
                    () -> record(account, found, report).ifPresent(drifted::add),
                    failure -> report.numberFailed(
                            TwilioText.cleaned(found.actual().sid(), MAX_SID_LENGTH), failure));
        }
        try {
            repairer.repair(twilio, drifted, LOOP, report::repaired);
        } finally {
            drifted.forEach(number -> publish(number.recorded(), report));
        }
    }

    /** Records the number, and publishes it unless it has to be configured first. */
    private Optional<DriftedNumber> record(RecordedAccount account, FoundNumber found, SyncReport report) {
        var plan = webhooks.planFor(found.recorded(), found.actual());
        var recorded = numbers.record(account, found.actual(), plan.channels(), adoption.isAll(), found.recorded());
        if (recorded.isEmpty()) {
            report.inProgress++;
            Optional.ofNullable(found.recorded()).ifPresent(known -> publish(known, report));
            return Optional.empty();
        }
        if (!recorded.get().isInUse()) {
            report.unmanaged++;
            publish(recorded.get(), report);
            return Optional.empty();
        }
        report.planned(plan);
        if (plan.differences(found.actual().webhooks()).isEmpty()) {
            report.inSync++;
            publish(recorded.get(), report);
            return Optional.empty();
        }
        return recorded.map(number -> new DriftedNumber(number, found.actual()));
    }

    /** Releases a recorded number that is not in the list, unless Twilio has it all the same: a list may miss one. */
    private void releaseMissing(TwilioAccount twilio, PhoneNumber number, SyncReport report) {
        guarded(
                () -> {
                    if (isGone(twilio, number)) {
                        release(number, report);
                    }
                },
                failure -> report.numberFailed(number.id(), failure));
    }

    private static boolean isGone(TwilioAccount twilio, PhoneNumber number) {
        var sid = number.sid();
        return number.released() || sid == null || twilio.numbers().find(sid).isEmpty();
    }

    /** Runs the work for one number; only an outage ends the sync run. */
    private static void guarded(Runnable work, Consumer<RuntimeException> failed) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (OutageClassifier.isOutage(e)) {
                throw e;
            }
            failed.accept(e);
        }
    }

    private void release(PhoneNumber number, SyncReport report) {
        guarded(() -> releaseOne(number, report), failure -> report.numberFailed(number.id(), failure));
    }

    private void releaseOne(PhoneNumber number, SyncReport report) {
        if (number.released() || number.isInProgress()) {
            publish(number, report);
            return;
        }
        numbers.release(number).ifPresent(released -> {
            report.released++;
            log.atInfo().addKeyValue("number", number.sid()).log("number released, Twilio no longer lists it");
            publish(released, report);
        });
    }

    private void publish(PhoneNumber number, SyncReport report) {
        if (publisher.publishUnlessOlder(number.toCompactedRecord())) {
            report.published++;
        }
    }
}
