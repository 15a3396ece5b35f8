package io.switchboard.provisioning.accountwork;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.web.TenantId;

/** Keeps what is announced, as Kafka does. */
public final class RecordedAnnouncements {

    public final Map<String, RecordedAccount> directory = new ConcurrentHashMap<>();
    public final Map<String, AuditedChange> audited = new ConcurrentHashMap<>();
    public final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    /** Returns an announcer whose announcements count as writes. */
    public AccountAnnouncer with(CrashPoint crash) {
        return new AccountAnnouncer() {
            @Override
            public void publish(RecordedAccount account) {
                crash.write(() -> directory.put(account.accountSid(), account));
            }

            @Override
            public void audit(String id, AuditActor actor, TenantId tenant, AuditedChange change, Outcome outcome) {
                crash.write(() -> {
                    if (audited.put(id, change) == null) {
                        outcomes.add(outcome);
                    }
                });
            }
        };
    }
}
