package io.switchboard.gateway.limits;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts the requests and connections rejected before any other meter sees them, one series for each reason. */
@Component
public final class RefusalMeters {

    /** The fixed set of tag values. */
    public enum Reason {
        METHOD,
        UPGRADE,
        SOURCE,
        HEAD_TIMEOUT,
        HEAD_MEMORY,
        MALFORMED,
        BODY_TIMEOUT,
        BODY_MEMORY
    }

    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    RefusalMeters(MeterRegistry registry) {
        for (var reason : Reason.values()) {
            counters.put(
                    reason,
                    Counter.builder("switchboard.gateway.requests.refused")
                            .description("Requests and connections that were refused before they were routed.")
                            .tag(
                                    "reason",
                                    reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(registry));
        }
    }

    public void count(Reason reason) {
        Objects.requireNonNull(counters.get(reason)).increment();
    }
}
