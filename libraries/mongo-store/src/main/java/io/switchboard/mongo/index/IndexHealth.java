package io.switchboard.mongo.index;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Reports up while all declared indexes exist, else each one that is missing or different with the command that repairs it.
 * Reads the last comparison of {@link IndexWatch}, not MongoDB. Not part of readiness: no other instance could do better.
 */
final class IndexHealth implements HealthIndicator {

    private final IndexWatch watch;
    private final IndexInspector inspector;

    IndexHealth(IndexWatch watch, IndexInspector inspector) {
        this.watch = watch;
        this.inspector = inspector;
    }

    @Override
    public Health health() {
        var last = watch.last();
        if (last == null) {
            return Health.unknown().withDetail("reason", "not compared yet").build();
        }
        var deviations = last.deviations().stream()
                .map(deviation -> deviation.details(inspector.database()))
                .toList();
        var health = deviations.isEmpty() ? Health.up() : Health.down().withDetail("deviations", deviations);
        return health.withDetail("declared", inspector.declared())
                .withDetail("comparedAt", last.at().toString())
                .build();
    }
}
