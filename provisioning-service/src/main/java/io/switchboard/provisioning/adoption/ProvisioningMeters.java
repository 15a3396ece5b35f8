package io.switchboard.provisioning.adoption;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * All meters of this service. Each round that finishes counts every number of every active account once, so in any stretch
 * of time {@code number.checked} over its outcomes is the sum of the numbers found in the rounds of that time.
 */
@Component
class ProvisioningMeters {

    private final Counter succeeded;
    private final Counter incomplete;
    private final Counter failed;
    private final Counter inSync;
    private final Counter configured;
    private final Counter refused;
    private final Counter numbersFailed;
    private final Counter recordsFailed;
    private final Counter released;
    private final Counter published;
    private final Counter accountsLeftOut;

    ProvisioningMeters(MeterRegistry registry) {
        succeeded = adoptions(registry, "succeeded");
        incomplete = adoptions(registry, "incomplete");
        failed = adoptions(registry, "failed");
        inSync = numbers(registry, "in-sync");
        configured = numbers(registry, "configured");
        refused = numbers(registry, "refused");
        numbersFailed = numbers(registry, "failed");
        recordsFailed = Counter.builder("switchboard.provisioning.record.failed")
                .description("Records that Kafka did not take for what they are")
                .register(registry);
        released = Counter.builder("switchboard.provisioning.number.released")
                .description("Numbers that Twilio no longer had")
                .register(registry);
        published = Counter.builder("switchboard.provisioning.record.published")
                .description("Records and tombstones written to the compacted topics")
                .register(registry);
        accountsLeftOut = Counter.builder("switchboard.provisioning.account.skipped")
                .description("Accounts that were left out of a round, such as those whose numbers Twilio did not list")
                .register(registry);
    }

    void adopted(AdoptionReport report) {
        (report.isComplete() ? succeeded : incomplete).increment();
        inSync.increment(report.inSync);
        configured.increment(report.configured);
        refused.increment(report.refused);
        numbersFailed.increment(report.numbersFailed);
        recordsFailed.increment(report.recordsFailed);
        released.increment(report.released);
        published.increment(report.published);
        accountsLeftOut.increment(report.accountsLeftOut);
    }

    void adoptionFailed() {
        failed.increment();
    }

    private static Counter adoptions(MeterRegistry registry, String outcome) {
        return Counter.builder("switchboard.provisioning.adoption.finished")
                .description(
                        "Rounds over all accounts and numbers: succeeded, incomplete because some of them failed, or failed as a whole")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Counter numbers(MeterRegistry registry, String outcome) {
        return Counter.builder("switchboard.provisioning.number.checked")
                .description("Numbers found at Twilio: in sync, configured, refused to be, or failed")
                .tag("outcome", outcome)
                .register(registry);
    }
}
