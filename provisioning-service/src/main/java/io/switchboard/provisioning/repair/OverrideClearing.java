package io.switchboard.provisioning.repair;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.intent.ChangeIntent;
import io.switchboard.provisioning.intent.ChangeIntents;
import io.switchboard.provisioning.intent.IntentSettler;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.twilionumbers.ActualNumbers;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Removes applications and trunks from a number, which take the place of its webhooks. Only when a caller asks for it. */
@Component
class OverrideClearing implements IntentSettler {

    private final Leases leases;
    private final ChangeIntents intents;
    private final ActualNumbers actualNumbers;

    OverrideClearing(Leases leases, ChangeIntents intents, ActualNumbers actualNumbers) {
        this.leases = leases;
        this.intents = intents;
        this.actualNumbers = actualNumbers;
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
            var lease = NumberConfigurer.leaseOf(number.address());
            leases.runHolding(lease, NumberConfigurer.LEASE, () -> {
                var change = new AuditedChange(
                        "phone-number.overrides-cleared",
                        "phone-numbers/" + number.id() + "/webhooks",
                        overrides,
                        Map.of());
                var intent = intents.begin(
                        this, new ChangeIntents.Plan(actor, number.tenantId(), number.id(), lease, change));
                cleared.set(intents.make(intent, () -> twilio.numbers().clear(actual.sid(), overrides.keySet())));
            });
        }
        return cleared.get();
    }

    @Override
    public String kind() {
        return "override-clearing";
    }

    @Override
    public void settle(ChangeIntent intent) {
        var isMade = actualNumbers
                .find(intent.subject())
                .map(OverrideClearing::overridesOf)
                .filter(remaining -> remaining.keySet().stream().noneMatch(intent.before()::containsKey))
                .isPresent();
        if (isMade) {
            intents.made(intent);
        } else {
            intents.failed(intent, "The change was interrupted or not answered, and Twilio does not show it.");
        }
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
