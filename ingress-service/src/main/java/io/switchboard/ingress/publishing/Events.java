package io.switchboard.ingress.publishing;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Writes events and returns only when they are safe. */
@Component
public class Events {

    /** Twilio waits 15 seconds in all; so much of it is ours, and its retry or fallback URL still has its turn. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final KafkaTemplate<String, CloudEvent<?>> kafka;

    public Events(KafkaTemplate<String, CloudEvent<?>> kafka) {
        this.kafka = kafka;
    }

    /**
     * Writes an event and waits until all in-sync replicas have it, 3 seconds at most.
     *
     * @throws NotKept when that was not confirmed. Writing it again is right: consumers drop what they have by its id
     */
    public <P> Kept keep(Topic<P> topic, String key, CloudEvent<P> event) throws NotKept {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            // Blocks up to max.block.ms where Kafka was never reached, so what is left to wait shrinks.
            var sent = kafka.send(topic.name(), key, event);
            var metadata =
                    sent.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS).getRecordMetadata();
            return new Kept(metadata.partition(), metadata.offset());
        } catch (ExecutionException | TimeoutException | KafkaException | org.apache.kafka.common.KafkaException e) {
            throw new NotKept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotKept(e);
        }
    }
}
