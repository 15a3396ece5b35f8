package io.switchboard.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.SendResult;

/**
 * Publishes events and returns only when all in-sync replicas have them. A publication that failed may still have reached
 * Kafka, or reach it later; publishing the same event again is harmless, since consumers drop what they have by its id.
 *
 * <p>{@code switchboard.kafka.events.published} counts the events that Kafka acknowledged while the caller waited, those
 * published again after a crash included.
 */
public final class EventPublisher {

    private static final Duration EVENTS_TIMEOUT = Duration.ofSeconds(30);

    private final KafkaOperations<String, CloudEvent<?>> kafka;
    private final Counter published;

    public EventPublisher(KafkaOperations<String, CloudEvent<?>> kafka, MeterRegistry registry) {
        this.kafka = kafka;
        this.published = Counter.builder("switchboard.kafka.events.published")
                .description("Events that Kafka acknowledged")
                .register(registry);
    }

    /**
     * Publishes events to {@link Topics#EVENTS}, those of one tenant in this order, and waits at most 30 seconds.
     *
     * @throws PublishFailed when not all were acknowledged
     */
    public void publish(List<? extends CloudEvent<?>> events) {
        publish(Topics.EVENTS, events);
    }

    /**
     * Publishes events to a topic whose key is the tenant, those of one tenant in this order, and waits at most 30 seconds.
     *
     * @throws PublishFailed when not all were acknowledged
     */
    public void publish(Topic<?> topic, List<? extends CloudEvent<?>> events) {
        var acknowledgements = events.stream()
                .map(event -> begin(topic, Objects.requireNonNull(event.tenantId()), event))
                .toArray(CompletableFuture<?>[]::new);
        ProducerAcknowledgement.await(() -> CompletableFuture.allOf(acknowledgements), EVENTS_TIMEOUT);
        published.increment(acknowledgements.length);
    }

    /**
     * Publishes one event and waits at most this long.
     *
     * @throws PublishFailed when it was not acknowledged in time
     */
    public PublishedEvent publish(Topic<?> topic, String key, CloudEvent<?> event, Duration timeout) {
        return published(ProducerAcknowledgement.await(() -> kafka.send(topic.name(), key, event), timeout));
    }

    /**
     * Publishes one event and waits as long as the producer's own limits allow, see {@link ProducerAcknowledgement}.
     *
     * @throws PublishFailed when it was not acknowledged
     */
    public PublishedEvent publish(Topic<?> topic, String key, CloudEvent<?> event) {
        return published(ProducerAcknowledgement.await(() -> kafka.send(topic.name(), key, event)));
    }

    /**
     * Begins to publish one event; null deletes its key from a compacted topic. The caller waits for the acknowledgement.
     *
     * @return completes with Kafka's acknowledgement, or exceptionally with the producer's exception
     * @throws PublishFailed when the producer does not accept the event in time
     */
    public CompletableFuture<SendResult<String, CloudEvent<?>>> begin(
            Topic<?> topic, String key, @Nullable CloudEvent<?> event) {
        return ProducerAcknowledgement.send(() -> kafka.send(topic.name(), key, event));
    }

    private PublishedEvent published(SendResult<?, ?> result) {
        published.increment();
        var metadata = result.getRecordMetadata();
        return new PublishedEvent(metadata.partition(), metadata.offset());
    }
}
