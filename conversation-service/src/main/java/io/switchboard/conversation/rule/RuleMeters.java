package io.switchboard.conversation.rule;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * The meter of rules: {@code switchboard.conversation.rules.decided}, the customers' messages of tenants with rules by their
 * outcome: {@code matched}, {@code unmatched}, {@code late} or {@code failed}. A message whose record is read again after a
 * crash may be counted again, and one whose actions fail after it matched is counted in both.
 */
@Component
class RuleMeters {

    private final MeterRegistry registry;

    RuleMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void matched() {
        count("matched");
    }

    void unmatched() {
        count("unmatched");
    }

    void late() {
        count("late");
    }

    void failed() {
        count("failed");
    }

    private void count(String outcome) {
        Counter.builder("switchboard.conversation.rules.decided")
                .description("Customers' messages of tenants with rules, by outcome")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
