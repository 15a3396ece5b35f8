package io.switchboard.kafka.listener;

import java.time.Clock;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Reports down while a listener has stopped, or has repeated the same batch for longer than
 * {@code switchboard.listeners.unhealthy-after}; the details name the listener, the record, the reason and the time of the
 * first failure. Not part of readiness: the API works without listeners.
 */
final class ListenersHealth implements HealthIndicator {

    private final KafkaListenerEndpointRegistry registry;
    private final StalledListeners stalled;
    private final ListenerSettings settings;
    private final Clock clock;

    ListenersHealth(
            KafkaListenerEndpointRegistry registry, StalledListeners stalled, ListenerSettings settings, Clock clock) {
        this.registry = registry;
        this.stalled = stalled;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var listener : registry.getListenerContainers()) {
            describe(listener, health);
        }
        return health.build();
    }

    private void describe(MessageListenerContainer listener, Health.Builder health) {
        var id = String.valueOf(listener.getListenerId());
        if (!listener.isRunning() || !listener.isInExpectedState()) {
            health.down().withDetail(id, "has stopped; restart the service and look for the error in its log");
            return;
        }
        var stall = stalled.longest(id)
                .filter(candidate ->
                        candidate.since().plus(settings.unhealthyAfter()).isBefore(clock.instant()));
        if (stall.isEmpty()) {
            health.withDetail(id, "processes records");
        } else {
            health.down()
                    .withDetail(
                            id,
                            "has repeated the batch at %s since %s: %s"
                                    .formatted(
                                            stall.get().record(),
                                            stall.get().since(),
                                            stall.get().reason()));
        }
    }
}
