package io.switchboard.conversation.receiving;

import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.message.StatusUpdates.StatusOutcome;
import org.springframework.stereotype.Component;

/**
 * The meters of the messages and statuses in Twilio's webhooks.
 *
 * <ul>
 *   <li>{@code switchboard.conversation.messages.received} = {@code stored + redelivered + duplicate}: inbound messages read
 *       from the topic, by outcome. {@code redelivered} messages were stored before a crash and are published again;
 *       {@code duplicate} messages were delivered twice by Twilio
 *   <li>{@code switchboard.conversation.statuses.received} = {@code applied + redelivered + stale + duplicate + unmatched
 *       + ignored}: status reports, by outcome; {@code ignored} ones named an inbound message
 * </ul>
 */
@Component
class ReceivingMeters {

    private final MeterRegistry registry;

    ReceivingMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void message(MessageStoreResult.Outcome outcome) {
        count("messages.received", "Inbound messages read from Kafka", outcome);
    }

    void status(StatusOutcome outcome) {
        count("statuses.received", "Status reports read from Kafka", outcome);
    }

    private void count(String noun, String description, Enum<?> outcome) {
        Counter.builder("switchboard.conversation." + noun)
                .description(description)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }
}
