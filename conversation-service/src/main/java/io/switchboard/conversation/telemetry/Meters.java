package io.switchboard.conversation.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.springframework.stereotype.Component;

/**
 * The meters of this service; those of its listeners and of what it publishes are in the {@code kafka-events} library.
 *
 * <ul>
 *   <li>{@code switchboard.conversation.messages.received} = {@code stored + redelivered + duplicate}: inbound messages read
 *       from the topic, by outcome. {@code redelivered} were stored before a crash and published again, {@code duplicate}
 *       is what Twilio delivered twice
 *   <li>{@code switchboard.conversation.statuses.received} = {@code applied + redelivered + stale + duplicate + unmatched
 *       + ignored}: status reports, by outcome; {@code ignored} named a message that a customer sent
 *   <li>{@code switchboard.conversation.sends.attempted} = {@code accepted + refused + account-refused + busy + notsent +
 *       unknown}: calls to Twilio to send a message, by outcome
 *   <li>{@code switchboard.conversation.sends.recovered} = {@code found + missing + doubtful + refused}: sends of unknown
 *       outcome that were looked up at Twilio
 *   <li>{@code switchboard.conversation.sends.ended} = {@code sent + failed + unknown}: messages that were to be sent, by
 *       their end
 *   <li>{@code switchboard.conversation.sends.held} = {@code busy + refused}: answers of Twilio that hold all messages of an
 *       account back
 *   <li>{@code switchboard.conversation.sends.pending}: messages that have to be sent and have not ended, of all instances;
 *       {@code switchboard.conversation.sends.oldest}: how long the first of them has waited;
 *       {@code switchboard.conversation.accounts.refused}: accounts that Twilio refuses this instance
 *   <li>{@code switchboard.conversation.sends.interrupted}: work on a conversation that ended with an unexpected failure and
 *       is repeated
 * </ul>
 */
@Component
public class Meters {

    private final MeterRegistry registry;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong oldestMillis = new AtomicLong();
    private final AtomicLong refusedAccounts = new AtomicLong();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("switchboard.conversation.sends.pending", pending, AtomicLong::doubleValue)
                .description("Messages that have to be sent and have not ended")
                .register(registry);
        TimeGauge.builder(
                        "switchboard.conversation.sends.oldest",
                        oldestMillis,
                        TimeUnit.MILLISECONDS,
                        AtomicLong::doubleValue)
                .description("How long the first pending message has waited")
                .register(registry);
        Gauge.builder("switchboard.conversation.accounts.refused", refusedAccounts, AtomicLong::doubleValue)
                .description("Accounts that Twilio refuses")
                .register(registry);
        // From zero: an alert cannot see the increase of a counter that begins with its first event.
        List.of("sent", "failed", "unknown").forEach(this::ended);
        interrupted();
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

    public void recovered(String outcome) {
        count("sends.recovered", "Sends of unknown outcome that were looked up", outcome);
    }

    public void sendEnded(String outcome) {
        ended(outcome).increment();
    }

    public void held(String reason) {
        Counter.builder("switchboard.conversation.sends.held")
                .description("Answers of Twilio that hold all messages of an account back")
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    public void pendingSends(long count, Duration oldest, int accountsRefused) {
        pending.set(count);
        oldestMillis.set(oldest.toMillis());
        refusedAccounts.set(accountsRefused);
    }

    public void sendInterrupted() {
        interrupted().increment();
    }

    private Counter ended(String outcome) {
        return counter("sends.ended", "Messages that were to be sent, by their end", outcome);
    }

    private Counter interrupted() {
        return Counter.builder("switchboard.conversation.sends.interrupted")
                .description("Unexpected failures of the sender, repeated")
                .register(registry);
    }

    private void count(String noun, String description, String outcome) {
        counter(noun, description, outcome).increment();
    }

    private Counter counter(String noun, String description, String outcome) {
        return Counter.builder("switchboard.conversation." + noun)
                .description(description)
                .tag("outcome", outcome.toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
