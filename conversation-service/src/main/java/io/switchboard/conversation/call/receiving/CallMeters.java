package io.switchboard.conversation.call.receiving;

import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * The meters of what Twilio's voice webhooks report.
 *
 * <ul>
 *   <li>{@code switchboard.conversation.calls.reported} = {@code stored + redelivered + duplicate + omitted}: reports about
 *       calls read from the topic, by outcome. {@code omitted} ones belong to a call with too many
 * </ul>
 */
@Component
class CallMeters {

    private final MeterRegistry registry;

    CallMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void reported(CallChange.CallOutcome outcome) {
        Counter.builder("switchboard.conversation.calls.reported")
                .description("Reports about calls read from Kafka")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }
}
