package io.switchboard.ingress.publishing;

import java.util.List;
import java.util.Map;

import io.switchboard.events.CloudEvent;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Kafka in memory: Kafka's own mock behind Spring's own template. */
public final class FakeKafka {

    private final MockProducer<String, CloudEvent<?>> producer =
            new MockProducer<>(true, null, new StringSerializer(), (topic, event) -> new byte[0]);

    public KafkaTemplate<String, CloudEvent<?>> template() {
        return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of()) {
            @Override
            protected Producer<String, CloudEvent<?>> createRawProducer(Map<String, Object> settings) {
                return producer;
            }
        });
    }

    /** Every record from now on fails. */
    public void failWith(RuntimeException failure) {
        producer.sendException = failure;
    }

    public List<ProducerRecord<String, CloudEvent<?>>> records() {
        return producer.history();
    }
}
