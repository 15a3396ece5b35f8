package io.switchboard.conversation.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.mongo.IntervalTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Watches the meters of sending: since when Twilio has answered none of this instance's attempts. Twilio's refusal of a
 * message is an answer. Without attempts nothing is known, and what was seen last counts for a while.
 */
@Component
class SendOutcomes extends IntervalTask {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** The longest pause between two attempts of a message that cannot be sent. */
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private static final Set<String> UNANSWERED = Set.of("not-sent", "unknown");

    private final MeterRegistry registry;
    private final Clock clock;
    private double answered;
    private double unanswered;
    private @Nullable Instant failingSince;
    private Instant failedAt = Instant.EPOCH;

    SendOutcomes(MeterRegistry registry, Clock clock) {
        super("send-outcomes", INTERVAL);
        this.registry = registry;
        this.clock = clock;
    }

    /** Returns since when no attempt was answered; empty while attempts are answered. */
    synchronized Optional<Instant> failingSince() {
        return failedAt.plus(MEMORY).isBefore(clock.instant()) ? Optional.empty() : Optional.ofNullable(failingSince);
    }

    @Override
    protected synchronized void run() {
        var failures = count(true);
        var answers = count(false);
        if (answers > answered) {
            failingSince = null;
        } else if (failures > unanswered) {
            failedAt = clock.instant();
            failingSince = failingSince == null ? failedAt : failingSince;
        }
        answered = answers;
        unanswered = failures;
    }

    private double count(boolean isUnanswered) {
        return registry.find("switchboard.conversation.sends.attempted").counters().stream()
                .filter(counter ->
                        UNANSWERED.contains(String.valueOf(counter.getId().getTag("outcome"))) == isUnanswered)
                .mapToDouble(Counter::count)
                .sum();
    }
}
