package io.switchboard.notification.stream;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up once streams can begin; it stays up while Kafka is away, because streams stay open then. */
@Component("tail")
class LiveEventHealth implements HealthIndicator {

    private final StreamRegistry streams;

    LiveEventHealth(StreamRegistry streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        return streams.isPositioned() ? Health.up().build() : Health.down().build();
    }
}
