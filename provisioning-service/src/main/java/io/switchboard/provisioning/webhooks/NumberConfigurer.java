package io.switchboard.provisioning.webhooks;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.NumberConfiguration.Configured;
import io.switchboard.provisioning.webhooks.NumberConfiguration.HeldByAnother;
import io.switchboard.provisioning.webhooks.NumberConfiguration.InSync;
import io.switchboard.provisioning.webhooks.NumberConfiguration.NotInEffect;
import io.switchboard.provisioning.webhooks.NumberConfiguration.Refused;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.WebhookField;
import io.switchboard.twilio.failure.TwilioRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sets a number's webhooks at Twilio where they differ from its plan, under the number's lease, and reads them back. */
@Component
public class NumberConfigurer {

    /** The duration of a number's lease, longer than the requests of one configuration may take together. */
    public static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(NumberConfigurer.class);

    private final Leases leases;
    private final WebhookPlanner webhooks;

    public NumberConfigurer(Leases leases, WebhookPlanner webhooks) {
        this.leases = leases;
        this.webhooks = webhooks;
    }

    /** Returns the name of the lease that every change at Twilio of the number with this address requires. */
    public static String leaseOf(String address) {
        return "number|" + address;
    }

    /**
     * Configures the fields that differ, in one request; leaves a number alone whose lease another process holds.
     *
     * @param desired what the tenant wants, which need not be recorded yet
     * @param actual the number as Twilio returned it
     * @throws io.switchboard.twilio.failure.TwilioUnavailable when Twilio does not answer; it may have processed the
     *     request, and another attempt finds out
     */
    public NumberConfiguration configure(TwilioAccount twilio, PhoneNumber desired, IncomingNumber actual) {
        if (webhooks.planFor(desired, actual).differences(actual.webhooks()).isEmpty()) {
            return new InSync(actual);
        }
        var outcome = new AtomicReference<NumberConfiguration>(new HeldByAnother());
        leases.runHolding(
                leaseOf(actual.phoneNumber()), LEASE, () -> outcome.set(configureHolding(twilio, desired, actual)));
        return outcome.get();
    }

    /**
     * Does the same for a caller that holds the lease of {@link #leaseOf}, for example because the change has further
     * steps; never returns {@link HeldByAnother}.
     */
    public NumberConfiguration configureHolding(TwilioAccount twilio, PhoneNumber desired, IncomingNumber actual) {
        var plan = webhooks.planFor(desired, actual);
        var differences = plan.differences(actual.webhooks());
        if (differences.isEmpty()) {
            return new InSync(actual);
        }
        try {
            twilio.numbers().update(actual.sid(), differences);
            return readBack(twilio, desired, actual, differences);
        } catch (TwilioRefused e) {
            return new Refused(e);
        }
    }

    private NumberConfiguration readBack(
            TwilioAccount twilio, PhoneNumber desired, IncomingNumber before, Map<WebhookField, String> changed) {
        var number = twilio.numbers().find(before.sid()).orElseThrow(() -> new TwilioRefused(404, 20404, before.sid()));
        var remaining = webhooks.planFor(desired, number).differences(number.webhooks());
        if (!remaining.isEmpty()) {
            return new NotInEffect(remaining);
        }
        log.atInfo()
                .addKeyValue("number", number.sid())
                .addKeyValue("fields", changed.keySet())
                .log("number configured");
        var earlier = new EnumMap<WebhookField, String>(WebhookField.class);
        changed.keySet().forEach(field -> earlier.put(field, before.webhooks().getOrDefault(field, "")));
        return new Configured(number, earlier);
    }
}
