package io.switchboard.notification.stream;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up once streams can begin; it stays up while Kafka is away, because streams stay open then. */
@Component("tail")
class TailHealth implements HealthIndicator {

    private final OpenStreams streams;

    TailHealth(OpenStreams streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        return streams.isPositioned() ? Health.up().build() : Health.down().build();
    }
}
