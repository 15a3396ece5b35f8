package io.switchboard.ingress.publishing;

import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.CloudEvent;
import io.switchboard.kafka.EventPublisher;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Kafka in memory: Kafka's own mock behind Spring's own template. */
public final class FakeKafka {

    private final MockProducer<String, CloudEvent<?>> producer;

    public FakeKafka() {
        this(true);
    }

    private FakeKafka(boolean confirms) {
        this.producer = new MockProducer<>(confirms, null, new StringSerializer(), (topic, event) -> new byte[0]);
    }

    /** Creates a Kafka that accepts everything and acknowledges nothing. */
    public static FakeKafka silent() {
        return new FakeKafka(false);
    }

    public WebhookEventPublisher publisher() {
        return new WebhookEventPublisher(events());
    }

    public EventPublisher events() {
        return new EventPublisher(template(), new SimpleMeterRegistry());
    }

    private KafkaTemplate<String, CloudEvent<?>> template() {
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

    /** Every record from now on is accepted again. */
    public void recover() {
        producer.sendException = null;
    }

    public List<ProducerRecord<String, CloudEvent<?>>> records() {
        return producer.history();
    }
}
