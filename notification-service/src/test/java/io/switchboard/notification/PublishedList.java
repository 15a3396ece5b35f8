package io.switchboard.notification;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.CloudEvent;
import io.switchboard.kafka.EventPublisher;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.KafkaTemplate;

/** A publisher whose Kafka is a list, and that can be away. */
public final class PublishedList {

    private final List<CloudEvent<?>> events = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private final MockProducer<String, CloudEvent<?>> producer =
            new MockProducer<>(
                    true, new RoundRobinPartitioner(), new StringSerializer(), (topic, event) -> new byte[0]) {

                @Override
                public synchronized Future<RecordMetadata> send(
                        ProducerRecord<String, CloudEvent<?>> record, Callback callback) {
                    if (away) {
                        throw new TimeoutException("Kafka is away");
                    }
                    events.add(record.value());
                    return super.send(record, callback);
                }

                @Override
                public void close(Duration timeout) {
                    // The template closes it after each send.
                }
            };

    public EventPublisher publisher() {
        return new EventPublisher(new KafkaTemplate<>(() -> producer), new SimpleMeterRegistry());
    }

    public List<CloudEvent<?>> events() {
        return List.copyOf(events);
    }

    public void isAway(boolean isAway) {
        away = isAway;
    }
}
