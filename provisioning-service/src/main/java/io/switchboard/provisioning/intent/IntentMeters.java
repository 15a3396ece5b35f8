package io.switchboard.provisioning.intent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the attempts to settle changes that a crash or an outage left: settled, or postponed and tried again. */
final class IntentMeters {

    private final MeterRegistry registry;

    IntentMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void settled(String kind) {
        count(kind, "settled");
    }

    void postponed(String kind) {
        count(kind, "postponed");
    }

    private void count(String kind, String outcome) {
        Counter.builder("switchboard.provisioning.intents.settled")
                .description(
                        "Changes at Twilio whose outcome a crash or an outage left unrecorded: settled, or postponed")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
