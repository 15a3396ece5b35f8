package io.switchboard.notification.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.CloudEvent;
import io.switchboard.kafka.EventPublisher;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.KafkaTemplate;

/** A publisher whose Kafka is a list. */
public final class RememberedEvents {

    private final MockProducer<String, CloudEvent<?>> producer =
            new MockProducer<>(
                    true, new RoundRobinPartitioner(), new StringSerializer(), (topic, event) -> new byte[0]) {

                @Override
                public void close(Duration timeout) {
                    // The template closes it after each send.
                }
            };

    EventPublisher publisher() {
        return new EventPublisher(new KafkaTemplate<>(() -> producer), new SimpleMeterRegistry());
    }

    /** What was published since this was asked last. */
    public synchronized List<CloudEvent<?>> take() {
        var events = new ArrayList<CloudEvent<?>>();
        producer.history().forEach(record -> events.add(record.value()));
        producer.clear();
        return events;
    }
}
