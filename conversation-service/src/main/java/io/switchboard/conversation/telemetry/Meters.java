package io.switchboard.conversation.telemetry;

import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * All meters of this service.
 *
 * <ul>
 *   <li>{@code switchboard.conversation.messages.received} = {@code stored + redelivered + replayed}: inbound messages read
 *       from the topic, by outcome. {@code redelivered} were stored before a crash and published again, {@code replayed}
 *       is what Twilio delivered twice
 *   <li>{@code switchboard.conversation.statuses.received} = {@code applied + redelivered + outrun + replayed + unmatched}:
 *       status reports, by outcome
 *   <li>{@code switchboard.conversation.sends.attempted} = {@code accepted + refused + busy + notsent + unknown}: calls to
 *       Twilio to send a message, by outcome
 *   <li>{@code switchboard.conversation.sends.recovered} = {@code found + missing}: sends of unknown outcome that were
 *       looked up at Twilio
 *   <li>{@code switchboard.conversation.events.published}: events that Kafka acknowledged, those published again after a
 *       crash included
 * </ul>
 */
@Component
public class Meters {

    private final MeterRegistry registry;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    public void message(Enum<?> outcome) {
        count("messages.received", "Inbound messages read from Kafka", outcome.name());
    }

    public void status(Enum<?> outcome) {
        count("statuses.received", "Status reports", outcome.name());
    }

    public void send(String outcome) {
        count("sends.attempted", "Calls to Twilio to send a message", outcome);
    }

    public void recovered(boolean found) {
        count("sends.recovered", "Sends of unknown outcome that were looked up", found ? "found" : "missing");
    }

    public void published(int events) {
        Counter.builder("switchboard.conversation.events.published")
                .description("Events that Kafka acknowledged")
                .register(registry)
                .increment(events);
    }

    private void count(String noun, String description, String outcome) {
        Counter.builder("switchboard.conversation." + noun)
                .description(description)
                .tag("outcome", outcome.toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }
}
