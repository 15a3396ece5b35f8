package io.switchboard.provisioning.repair;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Removes applications and trunks from a number, which take the place of its webhooks. Only when a caller asks for it. */
@Component
class OverrideClearing {

    private final Leases leases;
    private final AuditTrail audit;

    OverrideClearing(Leases leases, AuditTrail audit) {
        this.leases = leases;
        this.audit = audit;
    }

    /**
     * Removes them under the number's lease.
     *
     * @return the number after that; unchanged while another process has the lease
     */
    IncomingNumber clear(TwilioAccount twilio, PhoneNumber number, IncomingNumber actual, AuditActor actor) {
        var overrides = overridesOf(actual);
        var cleared = new AtomicReference<>(actual);
        if (!overrides.isEmpty()) {
            leases.runHolding(NumberConfigurer.leaseOf(number.address()), NumberConfigurer.LEASE, () -> {
                cleared.set(twilio.numbers().clear(actual.sid(), overrides.keySet()));
                var change = new AuditedChange(
                        "phone-number.overrides-cleared",
                        "phone-numbers/" + number.id() + "/webhooks",
                        overrides,
                        overridesOf(cleared.get()));
                audit.publish(actor, number.tenantId(), change, AuditEntry.Outcome.SUCCEEDED);
            });
        }
        return cleared.get();
    }

    private static Map<String, String> overridesOf(IncomingNumber number) {
        var overrides = new HashMap<String, String>();
        putIfSet(overrides, "SmsApplicationSid", number.smsApplicationSid());
        putIfSet(overrides, "VoiceApplicationSid", number.voiceApplicationSid());
        putIfSet(overrides, "TrunkSid", number.trunkSid());
        return overrides;
    }

    private static void putIfSet(Map<String, String> overrides, String name, @Nullable String sid) {
        if (sid != null) {
            overrides.put(name, sid);
        }
    }
}
