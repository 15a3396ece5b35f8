package io.switchboard.directory.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.switchboard.directory.KafkaDirectory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Reports up once lookups can be answered, even if only from the snapshot on disk, and stays up. The details are
 * {@code source}, {@code accounts}, {@code numbers} and, where there is a snapshot, {@code snapshotAge}.
 */
final class DirectoryHealth implements HealthIndicator {

    private final KafkaDirectory directory;
    private final Clock clock;

    DirectoryHealth(KafkaDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Health health() {
        if (!directory.isLoaded()) {
            return Health.outOfService().withDetail("reason", "not loaded yet").build();
        }
        var state = directory.state();
        var health = Health.up()
                .withDetail("source", state.source())
                .withDetail("accounts", state.accounts())
                .withDetail("numbers", state.numbers());
        if (state.snapshotAt() != null) {
            var age = Duration.between(state.snapshotAt(), clock.instant()).truncatedTo(ChronoUnit.SECONDS);
            health.withDetail("snapshotAge", age);
        }
        return health.build();
    }
}
