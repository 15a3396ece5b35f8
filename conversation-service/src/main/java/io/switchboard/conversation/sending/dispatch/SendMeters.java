package io.switchboard.conversation.sending.dispatch;

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
 * The meters of sending.
 *
 * <ul>
 *   <li>{@code switchboard.conversation.sends.attempted} counts the calls to Twilio that send a message, by
 *       {@link Attempt}
 *   <li>{@code switchboard.conversation.sends.recovered} counts the lookups at Twilio that decided about an attempt of
 *       unknown outcome, by {@link Lookup}
 *   <li>{@code switchboard.conversation.sends.ended} counts the messages that need no further attempt, by {@link End}
 *   <li>{@code switchboard.conversation.sends.pending}: messages that wait to be sent, of all instances;
 *       {@code switchboard.conversation.sends.oldest}: how long the first of them has waited
 *   <li>{@code switchboard.conversation.sends.paced}: messages that had to wait for their turn in the pace of their sender
 *   <li>{@code switchboard.conversation.sends.interrupted}: work on a conversation that ended with an unexpected failure and
 *       is repeated
 * </ul>
 */
@Component
class SendMeters {

    private final MeterRegistry registry;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong oldestMillis = new AtomicLong();

    /** The outcome of a call; the constant's name in lower case with hyphens is the tag's value. */
    enum Attempt {
        ACCEPTED,
        REFUSED,
        ACCOUNT_REFUSED,
        BUSY,
        NOT_SENT,
        UNKNOWN
    }

    /** The result of a lookup that decided. */
    enum Lookup {
        FOUND,
        MISSING,
        DOUBTFUL,
        REFUSED
    }

    /** The end of a message. */
    enum End {
        SENT,
        FAILED,
        UNKNOWN
    }

    SendMeters(MeterRegistry registry) {
        this.registry = registry;
        registerGauges();
        // From zero: an alert cannot see the increase of a counter that begins with its first event.
        List.of(End.values()).forEach(this::endCounter);
        interruptionCounter();
    }

    private void registerGauges() {
        Gauge.builder("switchboard.conversation.sends.pending", pending, AtomicLong::doubleValue)
                .description("Messages that wait to be sent")
                .register(registry);
        TimeGauge.builder(
                        "switchboard.conversation.sends.oldest",
                        oldestMillis,
                        TimeUnit.MILLISECONDS,
                        AtomicLong::doubleValue)
                .description("How long the first pending message has waited")
                .register(registry);
    }

    void attempted(Attempt outcome) {
        counter("sends.attempted", "Calls to Twilio that send a message", outcome)
                .increment();
    }

    void lookedUp(Lookup outcome) {
        counter("sends.recovered", "Lookups that decided about an unknown outcome", outcome)
                .increment();
    }

    void ended(End outcome) {
        endCounter(outcome).increment();
    }

    void paced() {
        Counter.builder("switchboard.conversation.sends.paced")
                .description("Messages that waited for their turn in the pace of their sender")
                .register(registry)
                .increment();
    }

    void pending(long count, Duration oldest) {
        pending.set(count);
        oldestMillis.set(oldest.toMillis());
    }

    void interrupted() {
        interruptionCounter().increment();
    }

    private Counter endCounter(End outcome) {
        return counter("sends.ended", "Messages that need no further attempt", outcome);
    }

    private Counter interruptionCounter() {
        return Counter.builder("switchboard.conversation.sends.interrupted")
                .description("Unexpected failures of the sender, repeated")
                .register(registry);
    }

    private Counter counter(String noun, String description, Enum<?> outcome) {
        return Counter.builder("switchboard.conversation." + noun)
                .description(description)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(registry);
    }
}
