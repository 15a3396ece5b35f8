package io.switchboard.provisioning.accountwork;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.web.TenantId;

/** Publishes changed accounts and their audit entries; each returns once Kafka has acknowledged, and may be repeated. */
public interface AccountAnnouncer {

    /** Publishes the account to the directory of all services. */
    void publish(RecordedAccount account);

    /**
     * Publishes an audit entry.
     *
     * @param id the same for the same change, so that a repetition is no second entry
     */
    void audit(String id, AuditActor actor, TenantId tenant, AuditedChange change, Outcome outcome);
}
