package io.switchboard.provisioning.accountapi;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.accounts.Tenants;
import io.switchboard.provisioning.accountwork.AccountAnnouncer;
import io.switchboard.provisioning.accountwork.AccountLeases;
import io.switchboard.provisioning.accountwork.AccountMeters;
import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.intent.ChangeIntents;
import io.switchboard.provisioning.intent.IntentSettler;
import io.switchboard.twilio.Account;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Records and publishes an account whose credentials are verified, under the account's lease. */
@Component
class ImportRecord implements IntentSettler {

    private final Accounts accounts;
    private final Tenants tenants;
    private final AccountAnnouncer announcer;
    private final AccountLeases leases;
    private final ChangeIntents intents;
    private final AccountMeters meters;

    ImportRecord(
            Accounts accounts,
            Tenants tenants,
            AccountAnnouncer announcer,
            AccountLeases leases,
            ChangeIntents intents,
            AccountMeters meters) {
        this.accounts = accounts;
        this.tenants = tenants;
        this.announcer = announcer;
        this.leases = leases;
        this.intents = intents;
        this.meters = meters;
    }

    /**
     * Records the account, or its new token where it is recorded.
     *
     * @throws ApiProblem while another change of the account is in progress
     */
    RecordedAccount make(Account account, TenantId tenant, AuditActor actor) {
        var recorded = new AtomicReference<RecordedAccount>();
        if (!leases.runHolding(account.sid(), () -> recorded.set(record(account, tenant, actor)))) {
            throw ApiProblem.conflict(
                    "account-busy", "Another change of this account is in progress; try again in a moment.");
        }
        return Objects.requireNonNull(recorded.get());
    }

    private RecordedAccount record(Account account, TenantId tenant, AuditActor actor) {
        var intent = intents.begin(this, plan(account, tenant, actor));
        tenants.reserve(tenant, account.sid());
        var recorded = accounts.find(account.sid())
                .map(known -> accounts.update(known, account))
                .orElseGet(() -> accounts.recordImported(account, tenant));
        announcer.publish(recorded);
        intents.made(intent);
        meters.changed(intent.what(), Outcome.SUCCEEDED);
        return recorded;
    }

    private static ChangeIntents.Plan plan(Account account, TenantId tenant, AuditActor actor) {
        var change = new AuditedChange(
                "account.imported", "accounts/" + account.sid(), null, Map.of("status", account.status()));
        return new ChangeIntents.Plan(actor, tenant, account.sid(), AccountLeases.leaseOf(account.sid()), change);
    }

    @Override
    public String kind() {
        return "account-import";
    }

    /** The record is the import: whether Twilio would accept the credentials again says nothing. */
    @Override
    public void settle(ChangeIntent intent) {
        var recorded = accounts.find(intent.subject())
                .filter(RecordedAccount::isImported)
                .filter(account -> account.tenantId().value().equals(intent.tenantId()));
        if (recorded.isPresent()) {
            announcer.publish(recorded.get());
            intents.made(intent);
        } else {
            intents.failed(intent, "The import was interrupted before the account was recorded.");
        }
    }
}
