package io.switchboard.provisioning.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.provisioning.publishing.OutageClassifier;
import io.switchboard.provisioning.publishing.RecordPublisher;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Syncs the numbers of one account. Each number is recorded, then configured at Twilio, then published; every step may be
 * repeated, so after a crash in between the next run completes it. A number that is being purchased, changed or released
 * belongs to that process and stays as it is; one that Switchboard does not manage is only recorded.
 */
@Component
class AccountSync {

    private static final Logger log = LoggerFactory.getLogger(AccountSync.class);
    private static final int MAX_SID_LENGTH = 40;

    private final Accounts accounts;
    private final NumberRecorder numbers;
    private final WebhookPlanner webhooks;
    private final RecordPublisher publisher;
    private final NumberConfigurer configurer;
    private final AdoptionSettings adoption;

    AccountSync(
            Accounts accounts,
            NumberRecorder numbers,
            WebhookPlanner webhooks,
            RecordPublisher publisher,
            NumberConfigurer configurer,
            AdoptionSettings adoption) {
        this.accounts = accounts;
        this.numbers = numbers;
        this.webhooks = webhooks;
        this.publisher = publisher;
        this.configurer = configurer;
        this.adoption = adoption;
    }

    /**
     * Syncs each number by itself: a number that cannot be recorded or configured stays as it was and stops no other.
     *
     * @throws RuntimeException when Twilio does not list the account's numbers, or MongoDB or Kafka is away
     */
    void sync(RecordedAccount account, SyncReport report) {
        var twilio = accounts.connect(account);
        // All pages are read before any change: after an incomplete list the rest would look released.
        var listed = twilio.numbers().list().toList();
        var known = numbers.ofAccount(account.accountSid(), report::recordFailed).stream()
                .collect(Collectors.toMap(PhoneNumber::address, Function.identity(), (first, second) -> second));
        for (var number : listed) {
            report.numbers++;
            guarded(
                    () -> sync(account, twilio, number, known.get(number.phoneNumber()), report),
                    failure -> report.numberFailed(TwilioText.cleaned(number.sid(), MAX_SID_LENGTH), failure));
        }
        releaseMissing(listed, known, report);
    }

    /** Publishes the recorded numbers of an account whose numbers cannot be listed. */
    void publishRecorded(RecordedAccount account, SyncReport report) {
        numbers.ofAccount(account.accountSid(), report::recordFailed).forEach(number -> publish(number, report));
    }

    /** Releases the recorded numbers of a closed account, which has no list any more. */
    void releaseAll(RecordedAccount account, SyncReport report) {
        numbers.ofAccount(account.accountSid(), report::recordFailed).forEach(number -> release(number, report));
    }

    private void sync(
            RecordedAccount account,
            TwilioAccount twilio,
            IncomingNumber number,
            @Nullable PhoneNumber before,
            SyncReport report) {
        var plan = webhooks.planFor(before, number);
        var recorded = numbers.record(account, number, plan.channels(), adoption.isAll(), before);
        if (recorded.isEmpty()) {
            report.inProgress++;
            Optional.ofNullable(before).ifPresent(known -> publish(known, report));
            return;
        }
        if (!recorded.get().isInUse()) {
            report.unmanaged++;
            publish(recorded.get(), report);
            return;
        }
        try {
            report.unmanagedChannels += plan.unmanaged().size();
            report.configured(number.sid(), configurer.configure(twilio, recorded.get(), number));
        } finally {
            publish(recorded.get(), report);
        }
    }

    private void releaseMissing(List<IncomingNumber> listed, Map<String, PhoneNumber> known, SyncReport report) {
        var addresses = listed.stream().map(IncomingNumber::phoneNumber).collect(Collectors.toSet());
        var sids = listed.stream().map(IncomingNumber::sid).collect(Collectors.toSet());
        known.values().stream()
                .filter(number -> !addresses.contains(number.address()) && !sids.contains(number.sid()))
                .forEach(number -> release(number, report));
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
