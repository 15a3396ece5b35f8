package io.switchboard.kafka.listener;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

import static org.assertj.core.api.Assertions.assertThat;

class ListenersHealthTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ListenerSettings SETTINGS = new ListenerSettings(Duration.ofMinutes(1), Duration.ofSeconds(5));

    private final ListenerMeters meters = new ListenerMeters(new SimpleMeterRegistry());
    private final StalledListeners stalled = new StalledListeners(meters, at(NOON));

    @Test
    void aListenerThatProcessesRecordsIsUp() {
        assertThat(health(true, NOON).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aListenerThatRepeatsForAMomentIsUp() {
        repeats();

        assertThat(health(true, NOON.plusSeconds(59)).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aListenerThatRepeatsForLongIsDownWithReasonRecordAndSinceWhen() {
        repeats();

        var health = health(true, NOON.plusSeconds(61)).health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("texts"))
                .asString()
                .isEqualTo("has repeated the batch at twilio.messaging-3@17 since 2026-11-21T12:00:00Z:"
                        + " org.apache.kafka.common.errors.NotEnoughReplicasException: no leader");
    }

    @Test
    void aListenerThatHasStoppedIsDown() {
        assertThat(health(false, NOON).health().getStatus()).isEqualTo(Status.DOWN);
    }

    private void repeats() {
        stalled.repeats(
                "texts",
                new ConsumerRecord<>("twilio.messaging", 3, 17, "key", "value"),
                new NotEnoughReplicasException("no leader"));
    }

    private ListenersHealth health(boolean running, Instant now) {
        var container = container(running);
        var registry = new KafkaListenerEndpointRegistry() {

            @Override
            public Collection<MessageListenerContainer> getListenerContainers() {
                return List.of(container);
            }
        };
        return new ListenersHealth(registry, stalled, SETTINGS, at(now));
    }

    private static MessageListenerContainer container(boolean running) {
        return (MessageListenerContainer) Proxy.newProxyInstance(
                MessageListenerContainer.class.getClassLoader(),
                new Class<?>[] {MessageListenerContainer.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getListenerId" -> "texts";
                    case "isRunning", "isInExpectedState" -> running;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
