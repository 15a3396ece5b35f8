package io.switchboard.directory.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.switchboard.directory.DirectoryState;
import io.switchboard.directory.KafkaDirectory;

/** Meters of a directory: the number of its records, and their freshness. */
final class DirectoryMeters implements MeterBinder {

    private final KafkaDirectory directory;
    private final Clock clock;

    DirectoryMeters(KafkaDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge("switchboard.directory.caught.up", state -> directory.isCaughtUp() ? 1 : 0)
                .description(
                        "1 once Kafka was read to its end, 0 while answers come from the snapshot on disk or not at"
                                + " all")
                .register(registry);
        gauge("switchboard.directory.accounts", DirectoryState::accounts)
                .description("Accounts that can be looked up")
                .register(registry);
        gauge("switchboard.directory.numbers", DirectoryState::numbers)
                .description("Numbers that can be looked up")
                .register(registry);
        gauge("switchboard.directory.snapshot.age", this::snapshotAge)
                .description("How long ago the snapshot on disk was written, which is after each change")
                .baseUnit("seconds")
                .register(registry);
    }

    private Gauge.Builder<KafkaDirectory> gauge(String name, ToDoubleFunction<DirectoryState> value) {
        return Gauge.builder(name, directory, source -> value.applyAsDouble(source.state()));
    }

    private double snapshotAge(DirectoryState state) {
        return state.snapshotAt() == null
                ? Double.NaN
                : Duration.between(state.snapshotAt(), clock.instant()).toSeconds();
    }
}
