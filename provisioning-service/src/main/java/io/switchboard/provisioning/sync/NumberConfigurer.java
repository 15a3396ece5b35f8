package io.switchboard.provisioning.sync;

import java.time.Duration;
import java.util.Map;

import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.webhooks.WebhookPlan;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.WebhookField;
import io.switchboard.twilio.failure.TwilioRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sets a number's webhooks at Twilio where they differ from its plan, under the number's lease. */
@Component
class NumberConfigurer {

    private static final Logger log = LoggerFactory.getLogger(NumberConfigurer.class);

    /** The duration of a lease, longer than one request to Twilio may take. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Leases leases;

    NumberConfigurer(Leases leases) {
        this.leases = leases;
    }

    /**
     * Configures the fields that differ, in one request; a number that another process changes is left to it.
     *
     * @throws RuntimeException when Twilio does not answer
     */
    void configure(TwilioAccount twilio, IncomingNumber number, WebhookPlan plan, SyncReport report) {
        report.unmanagedChannels += plan.unmanaged().size();
        var differences = plan.differences(number.webhooks());
        if (differences.isEmpty()) {
            report.inSync++;
            return;
        }
        if (!leases.runHolding(resource(number), LEASE, () -> update(twilio, number, differences, report))) {
            report.inProgress++;
        }
    }

    /** The name of the lease that every change of the number at Twilio requires. */
    private static String resource(IncomingNumber number) {
        return "number|" + number.phoneNumber();
    }

    private static void update(
            TwilioAccount twilio, IncomingNumber number, Map<WebhookField, String> differences, SyncReport report) {
        try {
            twilio.numbers().update(number.sid(), differences);
            report.configured++;
            log.atInfo()
                    .addKeyValue("number", number.sid())
                    .addKeyValue("fields", differences.keySet())
                    .log("number configured");
        } catch (TwilioRefused e) {
            // For example a base URL that Twilio cannot reach: another attempt changes nothing.
            report.numberRefused(number.sid(), e);
        }
    }
}
