package io.switchboard.notification.push;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Meters of Web Push: each attempt has one outcome, and each push one that is not {@code retried}, unless a crash repeats it. */
@Component
class PushMeters {

    private static final List<String> OUTCOMES =
            List.of("delivered", "retried", "gone", "refused", "expired", "needless");

    private final Map<String, Counter> outcomes;

    PushMeters(MeterRegistry registry) {
        outcomes = OUTCOMES.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        outcome -> Counter.builder("switchboard.notification.push.attempts")
                                .description("Pushes to browsers, by the outcome of each attempt")
                                .tag("outcome", outcome)
                                .register(registry)));
    }

    void settled(String outcome) {
        var counter = outcomes.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }
}
