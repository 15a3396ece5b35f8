package io.switchboard.provisioning.change;

import java.util.Objects;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.provisioning.numbers.PhoneNumberView;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.web.ApiCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the audit entries of changes of numbers, before the changes are made. */
@Component
public class NumberAudit {

    private final AuditTrail audit;

    public NumberAudit(AuditTrail audit) {
        this.audit = audit;
    }

    /** The entry, in JSON, of a change that a request asks for. */
    public String entry(ApiCaller caller, String what, PhoneNumber before, @Nullable PhoneNumber after) {
        return entry(AuditActor.of(caller), what, before, after);
    }

    /** The same for a change that begins by itself. */
    public String entry(AuditActor actor, String what, PhoneNumber before, @Nullable PhoneNumber after) {
        var change = new AuditedChange(
                what,
                "phone-numbers/" + before.id(),
                PhoneNumberView.of(before),
                after == null ? null : PhoneNumberView.of(after));
        return Objects.requireNonNull(audit.announcement(actor, before.tenantId(), change, Outcome.SUCCEEDED)
                .data());
    }
}
