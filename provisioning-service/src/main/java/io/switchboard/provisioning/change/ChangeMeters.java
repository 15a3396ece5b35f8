package io.switchboard.provisioning.change;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.provisioning.records.NumberChange;

/**
 * Records the meters of changes of numbers: every change ends once, completed or given up. {@code unfinished} counts the
 * attempts to put Twilio back that are repeated.
 */
final class ChangeMeters {

    private static final String NAME = "switchboard.provisioning.number.changes";

    private final MeterRegistry registry;

    ChangeMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void completed(NumberChange.Kind kind) {
        count(kind, "completed");
    }

    void givenUp(NumberChange.Kind kind) {
        count(kind, "given-up");
    }

    void unfinished(NumberChange.Kind kind) {
        count(kind, "unfinished");
    }

    private void count(NumberChange.Kind kind, String outcome) {
        Counter.builder(NAME)
                .description("Changes of numbers at Twilio: completed, given up, or not put back yet")
                .tag("kind", kind.text())
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
