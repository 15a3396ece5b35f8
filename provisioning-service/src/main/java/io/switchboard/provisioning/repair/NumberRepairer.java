package io.switchboard.provisioning.repair;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.publishing.OutageClassifier;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.NumberConfiguration;
import io.switchboard.provisioning.webhooks.NumberConfiguration.HeldByAnother;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.provisioning.work.BusyBackOff;
import io.switchboard.provisioning.work.ParallelWork;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;

/**
 * Configures numbers whose webhooks have drifted, a limited number at once, and records each result. A number that another
 * process changes is left to it. A repair may be repeated: it sets the same values.
 */
public class NumberRepairer {

    private final Leases leases;
    private final NumberRecorder numbers;
    private final NumberConfigurer configurer;
    private final RepairRecorder recorder;
    private final BusyBackOff backOff;
    private final ParallelWork work;

    NumberRepairer(
            Leases leases,
            NumberRecorder numbers,
            NumberConfigurer configurer,
            RepairRecorder recorder,
            BusyBackOff backOff,
            RepairSettings settings) {
        this.leases = leases;
        this.numbers = numbers;
        this.configurer = configurer;
        this.recorder = recorder;
        this.backOff = backOff;
        this.work = new ParallelWork(settings.concurrency());
    }

    /**
     * Repairs the numbers and returns once each is done.
     *
     * @param actor who asked for it
     * @param done receives each result, on the caller's thread
     * @throws RuntimeException when MongoDB or Kafka is away
     */
    public void repair(
            TwilioAccount twilio, List<DriftedNumber> drifted, AuditActor actor, Consumer<RepairResult> done) {
        work.each(drifted, number -> repair(twilio, number, actor), done);
    }

    RepairResult repair(TwilioAccount twilio, DriftedNumber drifted, AuditActor actor) {
        var result = attempt(twilio, drifted);
        recorder.record(result, actor);
        return result;
    }

    private RepairResult attempt(TwilioAccount twilio, DriftedNumber drifted) {
        try {
            var outcome = new AtomicReference<NumberConfiguration>(new HeldByAnother());
            leases.runHolding(
                    NumberConfigurer.leaseOf(drifted.actual().phoneNumber()),
                    NumberConfigurer.LEASE,
                    () -> outcome.set(backOff.run(() -> configure(twilio, drifted))));
            return new RepairResult.Answered(drifted.recorded(), outcome.get());
        } catch (RuntimeException e) {
            if (OutageClassifier.isOutage(e)) {
                throw e;
            }
            return new RepairResult.Unanswered(drifted.recorded(), e);
        }
    }

    /** Configures the number as it is wanted now: since the page was read a request may have changed it. */
    private NumberConfiguration configure(TwilioAccount twilio, DriftedNumber drifted) {
        return numbers.current(drifted.recorded())
                .filter(now -> now.isInUse() && !now.isInProgress())
                .filter(now -> now.accountSid().equals(drifted.recorded().accountSid()))
                .map(now -> configurer.configureHolding(twilio, now, actual(twilio, drifted, now)))
                .orElseGet(HeldByAnother::new);
    }

    private static IncomingNumber actual(TwilioAccount twilio, DriftedNumber drifted, PhoneNumber now) {
        return now.revision() == drifted.recorded().revision()
                ? drifted.actual()
                : twilio.numbers().find(drifted.actual().sid()).orElse(drifted.actual());
    }
}
