package io.switchboard.provisioning.accountapi;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accountwork.AccountAnnouncer;
import io.switchboard.provisioning.accountwork.AccountLeases;
import io.switchboard.provisioning.accountwork.AccountMeters;
import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.intent.ChangeIntents;
import io.switchboard.provisioning.intent.IntentSettler;
import io.switchboard.provisioning.refusal.RefusalReason;
import io.switchboard.provisioning.refusal.TwilioExplanation;
import io.switchboard.provisioning.sync.SyncLoop;
import io.switchboard.twilio.Account;
import io.switchboard.twilio.account.TwilioAccounts;
import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.web.ApiProblem;
import org.springframework.stereotype.Component;

/**
 * Suspends, reactivates and closes subaccounts with the main account's credentials, and reads back. The change is recorded
 * before; what a crash leaves is settled by the status that Twilio has. A sync run releases the numbers of a closed account.
 */
@Component
class AccountStatusChange implements IntentSettler {

    private static final String STATUS = "status";

    private static final Map<String, String> AUDITED = Map.of(
            RecordedAccount.SUSPENDED, "account.suspended",
            RecordedAccount.ACTIVE, "account.reactivated",
            RecordedAccount.CLOSED, "account.closed");

    private final Accounts accounts;
    private final AccountAnnouncer announcer;
    private final AccountLeases leases;
    private final SyncLoop sync;
    private final ChangeIntents intents;
    private final AccountMeters meters;

    AccountStatusChange(
            Accounts accounts,
            AccountAnnouncer announcer,
            AccountLeases leases,
            SyncLoop sync,
            ChangeIntents intents,
            AccountMeters meters) {
        this.accounts = accounts;
        this.announcer = announcer;
        this.leases = leases;
        this.sync = sync;
        this.intents = intents;
        this.meters = meters;
    }

    /**
     * Sets the status at Twilio and records it. May be repeated.
     *
     * @throws ApiProblem when the account's status cannot be changed, or Twilio does not change it
     */
    RecordedAccount change(RecordedAccount account, String status, AuditActor actor) {
        requireChangeable(account);
        var changed = new AtomicReference<>(account);
        var ran = leases.runHolding(
                account.accountSid(), () -> changed.set(changeHeld(account.accountSid(), status, actor)));
        if (!ran) {
            throw ApiProblem.conflict(
                    "account-busy", "Another change of this account is in progress; try again in a moment.");
        }
        return changed.get();
    }

    private RecordedAccount changeHeld(String sid, String status, AuditActor actor) {
        var before = accounts.find(sid).orElseThrow();
        requireChangeable(before);
        var intent = intents.begin(this, plan(before, status, actor));
        try {
            var after = record(before, set(sid, status));
            made(intent);
            return after;
        } catch (TwilioRefused e) {
            failed(intent, RefusalReason.explain(e));
            throw TwilioExplanation.problem(e);
        } catch (TwilioFailure e) {
            throw TwilioExplanation.problem(e);
        }
    }

    private RecordedAccount record(RecordedAccount before, Account actual) {
        var after = accounts.update(before, actual);
        if (after.isClosed()) {
            sync.request();
        } else {
            announcer.publish(after);
        }
        return after;
    }

    /** Sets the status and reads it back; an unknown outcome is looked up before anything else is done. */
    private Account set(String sid, String status) {
        var twilio = new TwilioAccounts(accounts.connectMain());
        TwilioUnavailable unknown = null;
        try {
            twilio.setStatus(sid, status);
        } catch (TwilioUnavailable e) {
            unknown = e;
        }
        var actual = twilio.find(sid).filter(account -> account.status().equals(status));
        if (actual.isEmpty() && unknown != null) {
            throw unknown;
        }
        return actual.orElseThrow(
                () -> new TwilioUnavailable("Twilio did not set the status, though it said so", true));
    }

    private static void requireChangeable(RecordedAccount account) {
        if (account.isMain()) {
            throw ApiProblem.conflict(
                    "main-account", "The main account can be suspended or closed in Twilio's console only.");
        }
        if (account.isImported()) {
            throw ApiProblem.conflict(
                    "account-imported",
                    "The account belongs to another main account, which alone can suspend or close it.");
        }
        if (account.isClosed()) {
            throw ApiProblem.conflict("account-closed", "The account is closed, which is final.");
        }
    }

    private static ChangeIntents.Plan plan(RecordedAccount before, String status, AuditActor actor) {
        var change = new AuditedChange(
                AUDITED.getOrDefault(status, "account.changed"),
                "accounts/" + before.accountSid(),
                Map.of(STATUS, before.status()),
                Map.of(STATUS, status));
        return new ChangeIntents.Plan(
                actor, before.tenantId(), before.accountSid(), AccountLeases.leaseOf(before.accountSid()), change);
    }

    @Override
    public String kind() {
        return "account-status";
    }

    @Override
    public void settle(ChangeIntent intent) {
        var before = accounts.find(intent.subject()).orElseThrow();
        var wanted = intent.wanted().get(STATUS);
        var actual = new TwilioAccounts(accounts.connectMain()).find(intent.subject());
        if (actual.isPresent() && actual.get().status().equals(wanted)) {
            record(before, actual.get());
            made(intent);
        } else {
            failed(intent, "The change was interrupted or not answered, and Twilio shows another status.");
        }
    }

    private void made(ChangeIntent intent) {
        intents.made(intent);
        meters.changed(intent.what(), Outcome.SUCCEEDED);
    }

    private void failed(ChangeIntent intent, String problem) {
        intents.failed(intent, problem);
        meters.changed(intent.what(), Outcome.FAILED);
    }
}
