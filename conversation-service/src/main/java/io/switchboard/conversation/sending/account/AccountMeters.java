package io.switchboard.conversation.sending.account;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * The meters of the accounts that send.
 *
 * <ul>
 *   <li>{@code switchboard.conversation.sends.held} = {@code busy + refused}: answers of Twilio that hold back all messages
 *       of an account, by reason
 *   <li>{@code switchboard.conversation.accounts.refused}: accounts that Twilio refuses to this instance
 * </ul>
 */
@Component
class AccountMeters {

    private final MeterRegistry registry;

    AccountMeters(MeterRegistry registry, AccountHolds holds) {
        this.registry = registry;
        Gauge.builder("switchboard.conversation.accounts.refused", holds, AccountHolds::refusedCount)
                .description("Accounts that Twilio refuses")
                .register(registry);
    }

    void busy() {
        held("busy").increment();
    }

    void refused() {
        held("refused").increment();
    }

    private Counter held(String reason) {
        return Counter.builder("switchboard.conversation.sends.held")
                .description("Answers of Twilio that hold back all messages of an account")
                .tag("reason", reason)
                .register(registry);
    }
}
