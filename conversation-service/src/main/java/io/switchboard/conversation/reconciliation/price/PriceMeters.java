package io.switchboard.conversation.reconciliation.price;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * The meter of prices: {@code switchboard.conversation.prices.reported}, the prices that were published, by kind. A price
 * that two sweeps find at the same moment counts twice.
 */
@Component
class PriceMeters {

    private final MeterRegistry registry;

    PriceMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void reported(String kind, int count) {
        Counter.builder("switchboard.conversation.prices.reported")
                .description("Prices of messages and calls that were published")
                .tag("kind", kind)
                .register(registry)
                .increment(count);
    }
}
