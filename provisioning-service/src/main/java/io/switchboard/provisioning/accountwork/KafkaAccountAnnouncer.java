package io.switchboard.provisioning.accountwork;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.publishing.RecordPublisher;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/** Announces accounts on the topics of the directory and of the audit. */
@Component
class KafkaAccountAnnouncer implements AccountAnnouncer {

    private final RecordPublisher publisher;
    private final AuditTrail audit;
    private final AccountMeters meters;

    KafkaAccountAnnouncer(RecordPublisher publisher, AuditTrail audit, AccountMeters meters) {
        this.publisher = publisher;
        this.audit = audit;
        this.meters = meters;
    }

    @Override
    public void publish(RecordedAccount account) {
        publisher.republishAndAwait(account.toCompactedRecord());
    }

    @Override
    public void audit(String id, AuditActor actor, TenantId tenant, AuditedChange change, Outcome outcome) {
        audit.publish(id, actor, tenant, change, outcome);
        meters.changed(change.what(), outcome);
    }
}
