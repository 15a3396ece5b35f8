package io.switchboard.conversation.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.reconciliation.AccountSweep.Stores;
import io.switchboard.conversation.reconciliation.ReconciliationMeters.Outcome;
import io.switchboard.conversation.reconciliation.event.RecoveryAccount;
import io.switchboard.conversation.sending.account.AccountAvailability;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.history.HistoryRange;
import io.switchboard.twilio.history.TwilioHistory;
import io.switchboard.web.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sweeps accounts: each from its mark until now, or in a given range. */
@Component
class AccountSweeps {

    private static final Logger log = LoggerFactory.getLogger(AccountSweeps.class);

    private static final String TWILIO = "https://api.twilio.com";

    /** The longest range that is compared at once, so that a long absence is caught up with in steps. */
    private static final Duration LONGEST_RANGE = Duration.ofHours(6);

    private final Stores stores;
    private final SweepMarks marks;
    private final Directory directory;
    private final TwilioClients twilio;
    private final AccountAvailability availability;
    private final ReconciliationSettings settings;
    private final String apiUrl;
    private final AuditTrail audit;
    private final ReconciliationMeters meters;
    private final Clock clock;

    AccountSweeps(
            Stores stores,
            SweepMarks marks,
            Directory directory,
            TwilioClients twilio,
            AccountAvailability availability,
            ReconciliationSettings settings,
            SendingSettings sending,
            AuditTrail audit,
            ReconciliationMeters meters,
            Clock clock) {
        this.stores = stores;
        this.marks = marks;
        this.directory = directory;
        this.twilio = twilio;
        this.availability = availability;
        this.settings = settings;
        var standIn = sending.twilio();
        this.apiUrl = standIn == null ? TWILIO : standIn.toString();
        this.audit = audit;
        this.meters = meters;
        this.clock = clock;
    }

    /** Sweeps the account from its mark until now. Every failure is an outcome, none is an exception. */
    Outcome sweep(Account account) {
        var outcome = attempt(account, this::sweepFromMark);
        meters.finished(outcome);
        return outcome;
    }

    private Outcome attempt(Account account, Consumer<Account> sweep) {
        try {
            sweep.accept(account);
            return Outcome.COMPLETED;
        } catch (TwilioRefused e) {
            return refused(account, e);
        } catch (RuntimeException e) {
            log.atWarn()
                    .setCause(e)
                    .addKeyValue("account", account.accountSid())
                    .addKeyValue("tenant", account.tenantId())
                    .log("sweep failed, the next one looks at the same time again");
            return Outcome.FAILED;
        }
    }

    /** The refusal makes provisioning read the account's token again. */
    private Outcome refused(Account account, TwilioRefused refusal) {
        if (AccountAvailability.isAccountRefused(refusal.httpStatus(), refusal.code())) {
            availability.refused(account, refusal.httpStatus(), refusal.code());
            return Outcome.REFUSED;
        }
        log.atWarn()
                .addKeyValue("account", account.accountSid())
                .addKeyValue("reason", refusal.getMessage())
                .log("sweep refused, the next one looks at the same time again");
        return Outcome.FAILED;
    }

    private void sweepFromMark(Account account) {
        var to = clock.instant().minus(settings.settleTime());
        var mark = marks.of(account.accountSid(), to.minus(settings.interval()));
        var sweep = begin(account, false);
        for (var age : settings.statusAges()) {
            sweep.askForStatuses(mark.minus(age), to.minus(age));
        }
        for (var age : settings.priceAges()) {
            sweep.readPrices(new HistoryRange(earlier(mark, to).minus(age), to.minus(age)));
        }
        compare(
                sweep,
                new HistoryRange(earlier(mark, to).minus(settings.window()), to),
                end -> marks.complete(account.accountSid(), end));
        recordRecoveries(account, sweep.recovered());
    }

    private void recordRecoveries(Account account, int recovered) {
        if (recovered > 0) {
            var found = Map.of("accountSid", account.accountSid(), "recovered", recovered);
            audit.publishOrLog(
                    AuditActor.loop("reconciliation"),
                    new TenantId(account.tenantId()),
                    new AuditedChange("webhooks.recovered", "webhook-log", null, found),
                    AuditEntry.Outcome.SUCCEEDED);
        }
    }

    /**
     * Compares the account in this range.
     *
     * @param progress receives the end of each part of the range that is done
     * @return how many events were published
     */
    int sweep(Account account, HistoryRange range, Consumer<Instant> progress) {
        var sweep = begin(account, true);
        compare(sweep, range, progress);
        return sweep.recovered();
    }

    private static void compare(AccountSweep sweep, HistoryRange range, Consumer<Instant> progress) {
        var from = range.from();
        do {
            var to = earlier(from.plus(LONGEST_RANGE), range.to());
            sweep.compare(new HistoryRange(from, to));
            progress.accept(to);
            from = to;
        } while (from.isBefore(range.to()));
    }

    private AccountSweep begin(Account account, boolean isAsked) {
        var tenant = new TenantId(account.tenantId());
        var client = twilio.account(account.accountSid(), account.authToken());
        return new AccountSweep(
                tenant,
                new RecoveryAccount(account, apiUrl, clock.instant()),
                stores,
                new ManagedAddresses(tenant, directory),
                new TwilioHistory(client, new SweepPace(settings.requestsPerSecond())),
                isAsked);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
