package io.switchboard.benchmarks.push.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes events to the topic that the notification service reads. */
public final class KafkaPublisher implements EventPublisher {

    private final KafkaProducer<String, byte[]> producer;
    private final byte[] value;

    /** @param eventBytes the size of an event's text */
    public KafkaPublisher(String bootstrapServers, int eventBytes) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        this.value = ("{\"body\":\"" + "x".repeat(eventBytes) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void publish(PushEvent event) {
        var record = new ProducerRecord<>(Topics.EVENTS.name(), event.tenant(), value);
        new CloudEvent<Object>(
                        event.id(),
                        EventType.MESSAGE_RECEIVED.type(),
                        "/benchmark",
                        null,
                        Instant.now(),
                        event.tenant(),
                        "")
                .headers()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        var unused = producer.send(record);
    }

    @Override
    public void close() {
        producer.close();
    }
}
