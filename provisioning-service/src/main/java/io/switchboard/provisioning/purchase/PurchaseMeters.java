package io.switchboard.provisioning.purchase;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.provisioning.purchase.journal.PurchaseState;
import org.springframework.stereotype.Component;

/**
 * The meters of purchases: {@code switchboard.provisioning.purchases.started}, {@code .ended} by outcome (active, failed) and
 * {@code .retried}. In the whole installation, started = ended + those in progress.
 */
@Component
class PurchaseMeters {

    private static final String PREFIX = "switchboard.provisioning.purchases.";

    private final Counter started;
    private final Counter active;
    private final Counter failed;
    private final Counter retried;

    PurchaseMeters(MeterRegistry registry) {
        this.started = Counter.builder(PREFIX + "started")
                .description("Purchases that were recorded")
                .register(registry);
        this.active = ended(registry, "active");
        this.failed = ended(registry, "failed");
        this.retried = Counter.builder(PREFIX + "retried")
                .description("Steps of purchases that have to be tried again")
                .register(registry);
    }

    private static Counter ended(MeterRegistry registry, String outcome) {
        return Counter.builder(PREFIX + "ended")
                .description("Purchases that reached their end")
                .tag("outcome", outcome)
                .register(registry);
    }

    void started() {
        started.increment();
    }

    void ended(PurchaseState state) {
        if (state == PurchaseState.ACTIVE) {
            active.increment();
        } else if (state == PurchaseState.FAILED) {
            failed.increment();
        }
    }

    void retried() {
        retried.increment();
    }
}
