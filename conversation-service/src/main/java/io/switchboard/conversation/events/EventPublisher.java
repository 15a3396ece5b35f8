package io.switchboard.conversation.events;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.switchboard.conversation.telemetry.Meters;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Writes to Kafka and returns only when all in-sync replicas have it. */
@Component
public class EventPublisher {

    private static final long PATIENCE_SECONDS = 30;

    private final KafkaTemplate<String, CloudEvent<?>> kafka;
    private final Meters meters;

    public EventPublisher(KafkaTemplate<String, CloudEvent<?>> kafka, Meters meters) {
        this.kafka = kafka;
        this.meters = meters;
    }

    @Bean
    static Topic<?> events() {
        return Topics.EVENTS;
    }

    /**
     * Publishes these for people and other services, those of one tenant in this order.
     *
     * @throws KafkaException when not all were acknowledged; all may be published again then
     */
    public void publish(List<? extends CloudEvent<?>> events) {
        var sends = events.stream()
                .map(each -> kafka.send(Topics.EVENTS.name(), Objects.requireNonNull(each.tenantId()), each))
                .toArray(CompletableFuture<?>[]::new);
        await(CompletableFuture.allOf(sends), PATIENCE_SECONDS);
        meters.published(sends.length);
    }

    /**
     * Writes one record.
     *
     * @throws KafkaException when it was not acknowledged in this time; it may still be, later
     */
    public void send(Topic<?> topic, String key, CloudEvent<?> event, long patienceSeconds) {
        await(kafka.send(topic.name(), key, event), patienceSeconds);
    }

    private static void await(CompletableFuture<?> acknowledgement, long seconds) {
        try {
            acknowledgement.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException("not acknowledged", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("not acknowledged within " + seconds + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted before the acknowledgement", e);
        }
    }
}
