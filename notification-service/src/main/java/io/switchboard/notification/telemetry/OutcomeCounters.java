package io.switchboard.notification.telemetry;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counters with one name and the tag {@code outcome}, one for each constant of an enum. */
public final class OutcomeCounters<E extends Enum<E>> {

    private final Map<E, Counter> counters;

    public OutcomeCounters(MeterRegistry registry, Class<E> outcomes, String name, String description) {
        counters = new EnumMap<>(outcomes);
        for (var outcome : outcomes.getEnumConstants()) {
            counters.put(
                    outcome,
                    Counter.builder(name)
                            .description(description)
                            .tag("outcome", tag(outcome))
                            .register(registry));
        }
    }

    public void increment(E outcome, int amount) {
        var counter = counters.get(outcome);
        if (counter != null) {
            counter.increment(amount);
        }
    }

    /** The outcome as tags, logs and clients have it, such as {@code too-slow}. */
    public static String tag(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
