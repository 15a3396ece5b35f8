package io.switchboard.gateway.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.testing.ListedKafka;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AuditPublisherTests {

    private static final Duration SHORT = Duration.ofMillis(5);

    private final ListedKafka<CloudEvent<?>> kafka = new ListedKafka<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AuditPublisher publisher =
            new AuditPublisher(new EventPublisher(kafka.template(), registry), new AuditMeters(registry), SHORT, SHORT);

    @AfterEach
    void end() throws InterruptedException {
        kafka.isAway(false);
        publisher.destroy();
    }

    @Test
    void entriesWaitForKafkaAndAreThenPublishedOnceInTheirOrder() {
        kafka.isAway(true);
        publisher.add(entry("1"));
        publisher.add(entry("2"));
        assertThat(waiting()).isEqualTo(2);

        kafka.isAway(false);

        await().untilAsserted(() -> assertThat(waiting()).isZero());
        assertThat(kafka.values()).extracting(CloudEvent::id).containsExactly("1", "2");
        assertThat(kafka.values()).extracting(CloudEvent::tenantId).containsOnly("demo");
        assertThat(entries("published")).isEqualTo(2);
        assertThat(entries("lost")).isZero();
    }

    @Test
    void entriesOverTheLimitAreCountedAsLostAndHoldNothingUp() {
        kafka.isAway(true);
        for (var i = 0; i < AuditPublisher.MOST_WAITING + 3; i++) {
            publisher.add(entry("entry-" + i));
        }

        assertThat(entries("lost")).isEqualTo(3);
        assertThat(waiting()).isEqualTo(AuditPublisher.MOST_WAITING);
        kafka.isAway(false);

        await().untilAsserted(() -> assertThat(kafka.values()).hasSize(AuditPublisher.MOST_WAITING));
    }

    @Test
    void entriesThatWaitAtTheEndAreCountedAsLost() throws InterruptedException {
        kafka.isAway(true);
        publisher.add(entry("1"));
        publisher.add(entry("2"));

        publisher.destroy();
        publisher.add(entry("3"));

        assertThat(entries("lost")).isEqualTo(3);
        assertThat(waiting()).isZero();
    }

    private double entries(String outcome) {
        return registry.get("switchboard.gateway.audit.entries")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double waiting() {
        return registry.get("switchboard.gateway.audit.waiting").gauge().value();
    }

    private static AuditEntry entry(String id) {
        return new AuditEntry(
                id,
                Instant.parse("2026-11-21T12:00:00Z"),
                "agent",
                null,
                List.of("agent"),
                "demo",
                "session.started",
                "session",
                null,
                null,
                Outcome.SUCCEEDED,
                null);
    }
}
