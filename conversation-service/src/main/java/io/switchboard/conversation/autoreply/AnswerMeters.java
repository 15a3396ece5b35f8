package io.switchboard.conversation.autoreply;

import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.conversation.autoreply.decision.AnswerOutcome;
import org.springframework.stereotype.Component;

/**
 * The meter of automatic answers: {@code switchboard.conversation.answers.decided}, the customers' messages by what came of
 * them, see {@link AnswerOutcome}. A message whose record is read again after a crash is counted again.
 */
@Component
class AnswerMeters {

    private final MeterRegistry registry;

    AnswerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void decided(AnswerOutcome outcome) {
        Counter.builder("switchboard.conversation.answers.decided")
                .description("Customers' messages for which an automatic answer was decided, by outcome")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }
}
