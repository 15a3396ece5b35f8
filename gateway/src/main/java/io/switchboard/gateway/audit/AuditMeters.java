package io.switchboard.gateway.audit;

import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts the gateway's audit entries: {@code begun = published + lost + waiting}. */
@Component
final class AuditMeters {

    private static final String ENTRIES = "switchboard.gateway.audit.entries";

    private final AtomicInteger waiting = new AtomicInteger();
    private final Counter published;
    private final Counter lost;

    AuditMeters(MeterRegistry registry) {
        this.published = entries(registry, "published");
        this.lost = entries(registry, "lost");
        Gauge.builder("switchboard.gateway.audit.waiting", waiting, AtomicInteger::get)
                .description("Audit entries that Kafka has not acknowledged yet")
                .register(registry);
    }

    /** Returns the number of entries that wait, with this one. */
    int begin() {
        return waiting.incrementAndGet();
    }

    void published() {
        waiting.decrementAndGet();
        published.increment();
    }

    void lost() {
        waiting.decrementAndGet();
        lost.increment();
    }

    private static Counter entries(MeterRegistry registry, String outcome) {
        return Counter.builder(ENTRIES)
                .description("Audit entries of the gateway, by whether Kafka acknowledged them")
                .tag("outcome", outcome)
                .register(registry);
    }
}
