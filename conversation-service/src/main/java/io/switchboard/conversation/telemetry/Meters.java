package io.switchboard.conversation.telemetry;

import java.util.Locale;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
 *   <li>{@code switchboard.conversation.records.repeated}: batches that failed for a reason that passes, by listener; each
 *       comes again
 *   <li>{@code switchboard.conversation.records.dead.lettered}: records that can never be processed, by topic and by reason,
 *       {@code unreadable}, {@code invalid}, {@code too_large}, {@code not_storable} or {@code failed}
 *   <li>{@code switchboard.conversation.listener.stalled}: for how many seconds a listener has repeated the same batch; 0 when
 *       it does not
 *   <li>{@code switchboard.conversation.records.oldest.age}: how many seconds ago the oldest record was written that is not
 *       processed yet, by topic; 0 when all are
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

    /** Registers the meters of a listener. */
    public void listener(String listener, Supplier<Number> secondsStalled) {
        Gauge.builder("switchboard.conversation.listener.stalled", secondsStalled)
                .description("For how long the listener has repeated the same batch")
                .baseUnit("seconds")
                .tag("listener", listener)
                .register(registry);
        repeats(listener);
    }

    public void repeated(String listener) {
        repeats(listener).increment();
    }

    private Counter repeats(String listener) {
        return Counter.builder("switchboard.conversation.records.repeated")
                .description("Batches that failed for a reason that passes by waiting")
                .tag("listener", listener)
                .register(registry);
    }

    public void deadLettered(String topic, String reason) {
        Counter.builder("switchboard.conversation.records.dead.lettered")
                .description("Records that can never be processed")
                .tag("topic", topic)
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    /** Registers the gauge of a topic. */
    public void oldestRecord(String topic, Supplier<Number> seconds) {
        Gauge.builder("switchboard.conversation.records.oldest.age", seconds)
                .description("Age of the oldest record not yet processed")
                .baseUnit("seconds")
                .tag("topic", topic)
                .register(registry);
    }

    private void count(String noun, String description, String outcome) {
        Counter.builder("switchboard.conversation." + noun)
                .description(description)
                .tag("outcome", outcome.toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }
}
