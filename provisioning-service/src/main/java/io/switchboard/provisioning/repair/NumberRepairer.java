package io.switchboard.provisioning.repair;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.publishing.OutageClassifier;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.NumberConfiguration.HeldByAnother;
import io.switchboard.provisioning.webhooks.NumberConfiguration.InSync;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.provisioning.work.BusyBackOff;
import io.switchboard.provisioning.work.ParallelWork;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;

/**
 * Configures numbers whose webhooks have drifted, a limited number at once, and records each repair before and after it. A
 * number that another process changes is left to it. A repair may be repeated: it sets the same values.
 */
public class NumberRepairer {

    /** Workers for each number that may be configured at once: while one waits for Twilio, another reads and records. */
    private static final int WORKERS_PER_NUMBER = 2;

    private final Leases leases;
    private final NumberRecorder numbers;
    private final NumberConfigurer configurer;
    private final RepairIntents intents;
    private final BusyBackOff backOff;
    private final int concurrency;

    NumberRepairer(
            Leases leases,
            NumberRecorder numbers,
            NumberConfigurer configurer,
            RepairIntents intents,
            BusyBackOff backOff,
            RepairSettings settings) {
        this.leases = leases;
        this.numbers = numbers;
        this.configurer = configurer;
        this.intents = intents;
        this.backOff = backOff;
        this.concurrency = settings.concurrency();
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
        new ParallelWork(concurrency * WORKERS_PER_NUMBER)
                .each(drifted, new RepairRun(twilio, actor, concurrency)::repair, done);
    }

    /** Repairs one number, and waits for no other repair. */
    RepairResult repair(TwilioAccount twilio, DriftedNumber drifted, AuditActor actor) {
        return new RepairRun(twilio, actor, 1).repair(drifted);
    }

    /** The repairs of one request or pass, with a limit of their own for concurrent calls to Twilio. */
    private final class RepairRun {

        private final TwilioAccount twilio;
        private final AuditActor actor;

        /** Permits calls of Twilio, and the waits while it is busy. */
        private final Semaphore calls;

        RepairRun(TwilioAccount twilio, AuditActor actor, int calls) {
            this.twilio = twilio;
            this.actor = actor;
            this.calls = new Semaphore(calls);
        }

        RepairResult repair(DriftedNumber drifted) {
            try {
                var result = new AtomicReference<RepairResult>(heldByAnother(drifted));
                leases.runHolding(
                        NumberConfigurer.leaseOf(drifted.actual().phoneNumber()),
                        NumberConfigurer.LEASE,
                        () -> result.set(repairHolding(drifted)));
                return result.get();
            } catch (RuntimeException e) {
                return unanswered(drifted.recorded(), e);
            }
        }

        /** Repairs the number as it is wanted now: since the page was read a request may have changed it. */
        private RepairResult repairHolding(DriftedNumber drifted) {
            return numbers.current(drifted.recorded())
                    .filter(now -> now.isInUse() && !now.isInProgress())
                    .filter(now -> now.accountSid().equals(drifted.recorded().accountSid()))
                    .map(now -> repair(now, actual(drifted, now)))
                    .orElseGet(() -> heldByAnother(drifted));
        }

        private RepairResult repair(PhoneNumber number, IncomingNumber actual) {
            return intents.begin(number, actual, actor)
                    .map(intent -> {
                        var result = configure(number, actual);
                        intents.end(intent, result);
                        return result;
                    })
                    .orElseGet(() -> new RepairResult.Answered(number, new InSync(actual)));
        }

        private RepairResult configure(PhoneNumber number, IncomingNumber actual) {
            try {
                var outcome = calling(() -> configurer.configureHolding(twilio, number, actual));
                return new RepairResult.Answered(number, outcome);
            } catch (RuntimeException e) {
                return unanswered(number, e);
            }
        }

        private IncomingNumber actual(DriftedNumber drifted, PhoneNumber now) {
            var sid = drifted.actual().sid();
            return now.revision() == drifted.recorded().revision()
                    ? drifted.actual()
                    : calling(() -> twilio.numbers().find(sid)).orElse(drifted.actual());
        }

        private <T> T calling(Supplier<T> call) {
            calls.acquireUninterruptibly();
            try {
                return backOff.run(call);
            } finally {
                calls.release();
            }
        }
    }

    private static RepairResult heldByAnother(DriftedNumber drifted) {
        return new RepairResult.Answered(drifted.recorded(), new HeldByAnother());
    }

    /** The result of this failure, unless it concerns all numbers. */
    private static RepairResult unanswered(PhoneNumber number, RuntimeException failure) {
        if (OutageClassifier.isOutage(failure)) {
            throw failure;
        }
        return new RepairResult.Unanswered(number, failure);
    }
}
