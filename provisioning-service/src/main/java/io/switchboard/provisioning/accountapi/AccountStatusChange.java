package io.switchboard.provisioning.accountapi;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accountwork.AccountAnnouncer;
import io.switchboard.provisioning.accountwork.AccountLeases;
import io.switchboard.provisioning.accountwork.TwilioExplanation;
import io.switchboard.provisioning.sync.SyncLoop;
import io.switchboard.twilio.Account;
import io.switchboard.twilio.account.TwilioAccounts;
import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.web.ApiProblem;
import org.springframework.stereotype.Component;

/**
 * Suspends, reactivates and closes subaccounts with the main account's credentials, and reads back. A sync run finishes what
 * a crash leaves: it records the status that Twilio lists, and releases the numbers of a closed account.
 */
@Component
class AccountStatusChange {

    private static final Map<String, String> AUDITED = Map.of(
            RecordedAccount.SUSPENDED, "account.suspended",
            RecordedAccount.ACTIVE, "account.reactivated",
            RecordedAccount.CLOSED, "account.closed");

    private final Accounts accounts;
    private final AccountAnnouncer announcer;
    private final AccountLeases leases;
    private final SyncLoop sync;
    private final IdGenerator ids;

    AccountStatusChange(
            Accounts accounts, AccountAnnouncer announcer, AccountLeases leases, SyncLoop sync, IdGenerator ids) {
        this.accounts = accounts;
        this.announcer = announcer;
        this.leases = leases;
        this.sync = sync;
        this.ids = ids;
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
        try {
            var after = accounts.update(before, set(sid, status));
            if (after.isClosed()) {
                sync.request();
            } else {
                announcer.publish(after);
            }
            audit(before, status, actor, Outcome.SUCCEEDED);
            return after;
        } catch (TwilioFailure e) {
            audit(before, status, actor, Outcome.FAILED);
            throw TwilioExplanation.problem(e);
        }
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

    private void audit(RecordedAccount before, String status, AuditActor actor, Outcome outcome) {
        announcer.audit(
                ids.next(),
                actor,
                before.tenantId(),
                new AuditedChange(
                        AUDITED.getOrDefault(status, "account.changed"),
                        "accounts/" + before.accountSid(),
                        Map.of("status", before.status()),
                        Map.of("status", status)),
                outcome);
    }
}
