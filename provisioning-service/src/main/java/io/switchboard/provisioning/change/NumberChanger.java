package io.switchboard.provisioning.change;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes a number in the database and at Twilio together, or neither. The change is recorded first, then made at Twilio,
 * read back, and completed; when Twilio does not make it, the record and Twilio are put back and the caller learns why. All of
 * it happens under the number's lease. After a crash, {@link #resume} completes or undoes the change.
 */
public final class NumberChanger {

    private static final Logger log = LoggerFactory.getLogger(NumberChanger.class);

    /** The duration of the lease, longer than the requests of a change and of its undoing may take together. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final NumberJournal journal;
    private final NumberSteps steps;
    private final Leases leases;
    private final Function<PhoneNumber, TwilioAccount> accounts;
    private final ChangeMeters meters;

    NumberChanger(
            NumberJournal journal,
            NumberSteps steps,
            Leases leases,
            Function<PhoneNumber, TwilioAccount> accounts,
            ChangeMeters meters) {
        this.journal = journal;
        this.steps = steps;
        this.leases = leases;
        this.accounts = accounts;
        this.meters = meters;
    }

    /**
     * Changes the tenant's number.
     *
     * @param decision returns the change by the present state; null leaves the number as it is; may throw to refuse
     * @return the number as it is now; empty when the tenant no longer has it
     * @throws ApiProblem 409 while another change of the number is in progress; 502 or 503 when Twilio did not make the change
     */
    public Optional<PhoneNumber> change(
            TenantId tenant, PhoneNumber number, Function<PhoneNumber, NumberJournal.@Nullable Intent> decision) {
        var changed = new AtomicReference<Optional<PhoneNumber>>(Optional.empty());
        var lease = NumberConfigurer.leaseOf(number.address());
        if (!leases.runHolding(lease, LEASE, () -> changed.set(changeHolding(tenant, number, decision)))) {
            throw inProgress();
        }
        return changed.get();
    }

    private Optional<PhoneNumber> changeHolding(
            TenantId tenant, PhoneNumber number, Function<PhoneNumber, NumberJournal.@Nullable Intent> decision) {
        try {
            return journal.begin(tenant, number.id(), decision)
                    .map(begun -> begun.change() == null ? begun : settle(begun));
        } catch (NumberJournal.ChangeInProgress e) {
            throw inProgress();
        }
    }

    /** The problem of a request that comes while a change of the number is in progress. */
    public static ApiProblem inProgress() {
        return ApiProblem.conflict(
                "number-change-in-progress", "Another change of this number is in progress. Try again in a moment.");
    }

    private PhoneNumber settle(PhoneNumber begun) {
        try {
            return makeAndComplete(begun);
        } catch (RuntimeException e) {
            var failure = ChangeFailure.of(e);
            // Whether Twilio has released the number is unknown then, and a number cannot be put back: resume repeats
            // it.
            if (kindOf(begun) != NumberChange.Kind.RELEASE || !ChangeFailure.mayPass(e)) {
                giveUp(begun, failure);
            }
            throw failure.problem();
        }
    }

    private PhoneNumber makeAndComplete(PhoneNumber begun) {
        var kind = kindOf(begun);
        var channels = steps.apply(accounts.apply(begun), begun, kind);
        var completed = journal.complete(begun, channels);
        completed.ifPresent(number -> meters.completed(kind));
        return completed.orElse(begun);
    }

    private void giveUp(PhoneNumber begun, ChangeFailure failure) {
        log.atInfo()
                .addKeyValue("number", begun.sid())
                .addKeyValue("kind", kindOf(begun).text())
                .addKeyValue("reason", failure.reason())
                .log("change of a number given up");
        journal.giveUp(begun, failure.reason()).ifPresent(this::undo);
    }

    /** Puts Twilio back; when it does not answer, a later {@link #resume} repeats it. */
    private void undo(PhoneNumber number) {
        var kind = kindOf(number);
        try {
            steps.undo(accounts.apply(number), number, kind);
        } catch (TwilioUnavailable e) {
            meters.unfinished(kind);
            return;
        } catch (RuntimeException e) {
            // Twilio refuses the earlier values as well: the repair of webhooks reports the difference.
            log.atWarn()
                    .addKeyValue("number", number.sid())
                    .addKeyValue("reason", ChangeFailure.of(e).reason())
                    .log("Twilio could not be put back");
        }
        journal.end(number).ifPresent(ended -> meters.givenUp(kind));
    }

    /**
     * Continues a change that another process has left; leaves it alone while a process works on the number, and until
     * Twilio answers.
     *
     * @return whether the change was continued
     */
    public boolean resume(PhoneNumber pending) {
        return leases.runHolding(
                NumberConfigurer.leaseOf(pending.address()),
                LEASE,
                () -> journal.reread(pending).ifPresent(this::resumeHolding));
    }

    private void resumeHolding(PhoneNumber number) {
        if (Objects.requireNonNull(number.change()).isGivenUp()) {
            undo(number);
            return;
        }
        try {
            makeAndComplete(number);
        } catch (RuntimeException e) {
            if (ChangeFailure.mayPass(e)) {
                throw e;
            }
            giveUp(number, ChangeFailure.of(e));
        }
    }

    private static NumberChange.Kind kindOf(PhoneNumber number) {
        return Objects.requireNonNull(number.change(), "a number with a change").kind();
    }
}
