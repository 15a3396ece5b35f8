package io.switchboard.directory.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.switchboard.directory.DirectoryState;
import io.switchboard.directory.KafkaDirectory;

/** What the directory knows, and how fresh that is. */
final class DirectoryMeters implements MeterBinder {

    private final KafkaDirectory directory;
    private final Clock clock;

    DirectoryMeters(KafkaDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge("switchboard.directory.current", each -> directory.isCurrent() ? 1 : 0)
                .description(
                        "1 once Kafka was read to its end, 0 while answers come from the copy on disk or not at all")
                .register(registry);
        gauge("switchboard.directory.accounts", DirectoryState::accounts)
                .description("Accounts that can be looked up")
                .register(registry);
        gauge("switchboard.directory.numbers", DirectoryState::numbers)
                .description("Numbers that can be looked up")
                .register(registry);
        gauge("switchboard.directory.copy.age", this::copyAge)
                .description("How long ago the copy on disk was written, which is after each change")
                .baseUnit("seconds")
                .register(registry);
    }

    private Gauge.Builder<KafkaDirectory> gauge(String name, ToDoubleFunction<DirectoryState> value) {
        return Gauge.builder(name, directory, each -> value.applyAsDouble(each.state()));
    }

    private double copyAge(DirectoryState state) {
        return state.copied() == null
                ? Double.NaN
                : Duration.between(state.copied(), clock.instant()).toSeconds();
    }
}
