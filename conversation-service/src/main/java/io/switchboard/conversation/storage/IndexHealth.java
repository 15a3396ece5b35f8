package io.switchboard.conversation.storage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Up while all declared indexes are there. Names each one that is missing or different, with the command that mends it. Asks
 * {@link IndexWatch}, not MongoDB. It is no part of readiness: no other instance could do better.
 */
@Component("indexesHealthIndicator")
class IndexHealth implements HealthIndicator {

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
                .map(each -> each.details(inspector.database()))
                .toList();
        var health = deviations.isEmpty() ? Health.up() : Health.down().withDetail("deviations", deviations);
        return health.withDetail("declared", inspector.declared())
                .withDetail("comparedAt", last.at().toString())
                .build();
    }
}
