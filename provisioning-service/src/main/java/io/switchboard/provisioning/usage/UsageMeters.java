package io.switchboard.provisioning.usage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Records the meters of the counting of usage. */
@Component
class UsageMeters {

    private static final String PREFIX = "switchboard.provisioning.usage.";

    private final Counter late;
    private final Counter counted;

    UsageMeters(MeterRegistry registry) {
        late = Counter.builder(PREFIX + "events.late")
                .description("Events about days whose usage cannot change any more; not counted")
                .register(registry);
        counted = Counter.builder(PREFIX + "units.counted")
                .description("Days of a number that were counted again")
                .register(registry);
    }

    void late() {
        late.increment();
    }

    void counted() {
        counted.increment();
    }
}
