package io.switchboard.provisioning.purchase;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.switchboard.mongo.lease.Lease;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.purchase.journal.Purchase;
import io.switchboard.provisioning.purchase.journal.PurchaseOvertaken;
import io.switchboard.provisioning.purchase.journal.PurchaseProblem;
import io.switchboard.provisioning.purchase.journal.PurchaseState;
import io.switchboard.provisioning.purchase.journal.Purchases;
import io.switchboard.provisioning.records.NumberReservations;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Does the steps of a purchase, one after the other, until it has ended or has to wait. One instance at a time works on a
 * purchase; after a crash any instance continues with the step that was not recorded.
 */
@Component
class PurchaseRunner {

    private static final Logger log = LoggerFactory.getLogger(PurchaseRunner.class);

    /** The duration of a purchase's lease, longer than one step's requests to Twilio may take together. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int UNAUTHORIZED = 401;

    private final Purchases purchases;
    private final NumberReservations reservations;
    private final NumberChoice choice;
    private final NumberOrdering ordering;
    private final NumberSetup setup;
    private final Accounts accounts;
    private final Leases leases;
    private final PurchaseSettings settings;
    private final PurchaseMeters meters;
    private final PurchaseSignal signal;
    private final Clock clock;

    PurchaseRunner(
            Purchases purchases,
            NumberReservations reservations,
            NumberChoice choice,
            NumberOrdering ordering,
            NumberSetup setup,
            Accounts accounts,
            Leases leases,
            PurchaseSettings settings,
            PurchaseMeters meters,
            PurchaseSignal signal,
            Clock clock) {
        this.purchases = purchases;
        this.reservations = reservations;
        this.choice = choice;
        this.ordering = ordering;
        this.setup = setup;
        this.accounts = accounts;
        this.leases = leases;
        this.settings = settings;
        this.meters = meters;
        this.signal = signal;
        this.clock = clock;
    }

    /** Works on the purchase, unless another instance does; never throws but for a failure of the database. */
    void run(String id) {
        leases.acquire("purchase|" + id, LEASE).ifPresent(lease -> {
            try {
                runSteps(id, lease);
            } finally {
                leases.release(lease);
            }
        });
    }

    private void runSteps(String id, Lease lease) {
        try {
            for (var held = Optional.of(lease); held.isPresent() && runStep(id); ) {
                held = leases.renew(lease, LEASE);
            }
        } catch (PurchaseOvertaken e) {
            log.atInfo().addKeyValue("purchase", id).log("purchase continued by another instance");
        } finally {
            signal.raise();
        }
    }

    /** Does the next step if it is due; returns whether another one may follow at once. */
    private boolean runStep(String id) {
        return purchases
                .find(id)
                .filter(purchase -> !purchase.state().isLast() && isDue(purchase))
                .map(this::advance)
                .orElse(false);
    }

    private boolean isDue(Purchase purchase) {
        var next = purchase.nextAttemptAt();
        return next == null || !next.isAfter(clock.instant());
    }

    private boolean advance(Purchase purchase) {
        var recorded = accounts.find(purchase.accountSid());
        if (recorded.filter(RecordedAccount::isClosed).isPresent()) {
            return end(purchase, new Update(), PurchaseProblem.of("The account that buys was closed."));
        }
        var account = recorded.filter(RecordedAccount::isActive);
        if (account.isEmpty()) {
            return record(purchase, accountMissing(purchase));
        }
        var twilio = accounts.connect(account.get());
        if (!purchase.state().needsNumber()) {
            return attempt(purchase, twilio);
        }
        var isDone = new AtomicReference<Optional<Boolean>>(Optional.empty());
        leases.runHolding(
                NumberConfigurer.leaseOf(purchase.requiredAddress()),
                NumberConfigurer.LEASE,
                () -> isDone.set(Optional.of(attempt(purchase, twilio))));
        return isDone.get()
                .orElseGet(() -> record(
                        purchase, new StepResult.Later(purchase.state(), "another process changes the number", null)));
    }

    /** A suspended account comes back; what is bought waits for that. */
    private static StepResult accountMissing(Purchase purchase) {
        return purchase.state() == PurchaseState.REQUESTED || purchase.state() == PurchaseState.CHOSEN
                ? new StepResult.Failed(PurchaseProblem.of("The account that buys is not active."))
                : new StepResult.Later(purchase.state(), "the account is not active", null);
    }

    private boolean attempt(Purchase purchase, TwilioAccount twilio) {
        var current = purchase;
        StepResult result;
        try {
            var attempt = step(purchase, twilio);
            current = attempt.purchase();
            result = attempt.result();
        } catch (TwilioUnavailable e) {
            current = purchases.find(purchase.id()).orElse(purchase);
            result = new StepResult.Later(current.state(), String.valueOf(e.getMessage()), null);
        } catch (TwilioRefused e) {
            current = purchases.find(purchase.id()).orElse(purchase);
            result = refused(current, e);
        }
        return record(current, result);
    }

    private StepAttempt step(Purchase purchase, TwilioAccount twilio) {
        return switch (purchase.state()) {
            case REQUESTED -> choice.choose(purchase, twilio);
            case CHOSEN -> ordering.order(purchase, twilio);
            case ORDERED -> new StepAttempt(purchase, ordering.lookUpOrder(purchase, twilio));
            case BOUGHT -> new StepAttempt(purchase, setup.configure(purchase, twilio));
            case CONFIGURED -> new StepAttempt(purchase, setup.name(purchase, twilio));
            case NAMED -> new StepAttempt(purchase, setup.activate(purchase));
            case UNDOING -> new StepAttempt(purchase, setup.undo(purchase, twilio));
            case ACTIVE, FAILED -> throw new IllegalStateException("the purchase has ended");
        };
    }

    /** While it is unknown whether a number was bought, and while it is released, a refusal decides nothing. */
    private static StepResult refused(Purchase purchase, TwilioRefused refusal) {
        var isCertain = purchase.state() != PurchaseState.ORDERED && purchase.state() != PurchaseState.UNDOING;
        return isCertain && refusal.httpStatus() != UNAUTHORIZED
                ? new StepResult.Failed(PurchaseProblem.refused(refusal.httpStatus(), refusal.code()))
                : new StepResult.Later(purchase.state(), String.valueOf(refusal.getMessage()), null);
    }

    private boolean record(Purchase purchase, StepResult result) {
        return switch (result) {
            case StepResult.Done done -> {
                var after = purchases.move(purchase, done.state(), done.update(), done.detail());
                meters.ended(after.state());
                yield !after.state().isLast();
            }
            case StepResult.Later later -> postpone(purchase, later);
            case StepResult.Failed failed -> fail(purchase, failed.problem());
        };
    }

    private boolean postpone(Purchase purchase, StepResult.Later later) {
        if (mayGiveUp(later.state()) && purchase.attempts() + 1 >= settings.attempts()) {
            return fail(
                    purchase,
                    PurchaseProblem.of(
                            "Given up after %d attempts: %s.".formatted(purchase.attempts() + 1, later.reason())));
        }
        meters.retried();
        log.atWarn()
                .addKeyValue("purchase", purchase.id())
                .addKeyValue("state", later.state())
                .addKeyValue("reason", later.reason())
                .log("step of a purchase is tried again");
        var next = later.notBefore() == null ? clock.instant().plus(pause(purchase)) : later.notBefore();
        purchases.postpone(purchase, later.state(), next);
        return !next.isAfter(clock.instant());
    }

    private static boolean mayGiveUp(PurchaseState state) {
        return state == PurchaseState.REQUESTED || state == PurchaseState.CHOSEN || state == PurchaseState.BOUGHT;
    }

    private static Duration pause(Purchase purchase) {
        var pause = Duration.ofSeconds(1L << Math.min(purchase.attempts(), 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Ends the purchase, or begins to release what it has bought. */
    private boolean fail(Purchase purchase, PurchaseProblem problem) {
        var update = new Update().set("problem", problem);
        if (purchase.sid() != null) {
            purchases.move(purchase, PurchaseState.UNDOING, update, problem.detail());
            return true;
        }
        return end(purchase, update, problem);
    }

    private boolean end(Purchase purchase, Update update, PurchaseProblem problem) {
        if (purchase.phoneNumberId() != null) {
            reservations.fail(purchase.phoneNumberId(), purchase.id(), problem.detail());
        }
        purchases.move(purchase, PurchaseState.FAILED, update.set("problem", problem), problem.detail());
        meters.ended(PurchaseState.FAILED);
        log.atInfo()
                .addKeyValue("purchase", purchase.id())
                .addKeyValue("code", problem.code())
                .log("purchase failed");
        return false;
    }
}
