package io.switchboard.notification.stream;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Reports up once streams can begin; stays up while Kafka is away, because streams stay open then. */
@Component("liveEvents")
class LiveEventHealth implements HealthIndicator {

    private final StreamRegistry registry;

    LiveEventHealth(StreamRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Health health() {
        return registry.isStarted() ? Health.up().build() : Health.down().build();
    }
}
