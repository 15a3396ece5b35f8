package io.switchboard.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topics;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventPublisherTests {

    private static final Duration TIMEOUT = Duration.ofMillis(50);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void clearInterruption() {
        Thread.interrupted();
    }

    @Test
    void theEventsOfATenantArePublishedInTheirOrderWithTheTenantAsKey() {
        var kafka = kafka(true);

        publisher(kafka).publish(List.of(event("1"), event("2")));

        assertThat(kafka.history()).extracting(ProducerRecord::key).containsExactly("demo", "demo");
        assertThat(kafka.history()).extracting(record -> record.value().id()).containsExactly("1", "2");
        assertThat(published()).isEqualTo(2);
    }

    @Test
    void anAcknowledgedEventHasAPosition() {
        var publisher = publisher(kafka(true));

        publisher.publish(Topics.OUTBOUND, "key", event("1"));

        assertThat(publisher.publish(Topics.OUTBOUND, "key", event("2"), TIMEOUT))
                .isEqualTo(new PublishedEvent(0, 1));
        assertThat(published()).isEqualTo(2);
    }

    @Test
    void anEventThatIsNotAcknowledgedInTimeHasFailed() {
        var publisher = publisher(kafka(false));

        assertThatExceptionOfType(PublishFailed.class)
                .isThrownBy(() -> publisher.publish(Topics.OUTBOUND, "key", event("1"), TIMEOUT))
                .withMessageStartingWith("not acknowledged within 50 ms");
        assertThat(published()).isZero();
    }

    @Test
    void aFailureThatTheProducerThrowsIsOneThatItReports() {
        var kafka = kafka(true);
        kafka.sendException = new NotEnoughReplicasException("1 of 2");

        assertThatExceptionOfType(PublishFailed.class)
                .isThrownBy(() -> publisher(kafka).publish(Topics.OUTBOUND, "key", event("1")))
                .withCauseInstanceOf(NotEnoughReplicasException.class)
                .satisfies(failure -> assertThat(failure.isTooLarge()).isFalse());
    }

    @Test
    void anEventThatNoRecordCanHoldIsTooLarge() {
        var kafka = kafka(true);
        kafka.sendException = new RecordTooLargeException("1 MB");

        assertThatExceptionOfType(PublishFailed.class)
                .isThrownBy(() -> publisher(kafka).publish(Topics.OUTBOUND, "key", event("1")))
                .satisfies(failure -> assertThat(failure.isTooLarge()).isTrue());
    }

    @Test
    void anInterruptedCallerStaysInterrupted() {
        var publisher = publisher(kafka(false));
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(PublishFailed.class)
                .isThrownBy(() -> publisher.publish(Topics.OUTBOUND, "key", event("1")));

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    private double published() {
        return registry.get("switchboard.kafka.events.published").counter().count();
    }

    private static CloudEvent<?> event(String id) {
        return new CloudEvent<>(id, "type", "/test", null, Instant.EPOCH, "demo", Map.of());
    }

    private EventPublisher publisher(MockProducer<String, CloudEvent<?>> kafka) {
        return new EventPublisher(
                new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of()) {
                    @Override
                    protected Producer<String, CloudEvent<?>> createRawProducer(Map<String, Object> settings) {
                        return kafka;
                    }
                }),
                registry);
    }

    private static MockProducer<String, CloudEvent<?>> kafka(boolean acknowledges) {
        return new MockProducer<>(acknowledges, null, new StringSerializer(), (topic, event) -> new byte[0]);
    }
}
