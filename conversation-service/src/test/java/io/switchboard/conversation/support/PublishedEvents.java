package io.switchboard.conversation.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.events.CloudEvent;
import io.switchboard.kafka.EventPublisher;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.KafkaTemplate;

/** A publisher whose Kafka is a list. */
public final class PublishedEvents {

    private final List<CloudEvent<?>> all = new CopyOnWriteArrayList<>();
    private volatile Consumer<String> beforeEach = topic -> {};
    private final MockProducer<String, CloudEvent<?>> producer =
            new MockProducer<>(
                    true, new RoundRobinPartitioner(), new StringSerializer(), (topic, event) -> new byte[0]) {

                @Override
                public synchronized Future<RecordMetadata> send(
                        ProducerRecord<String, CloudEvent<?>> record, Callback callback) {
                    beforeEach.accept(record.topic());
                    all.add(record.value());
                    return super.send(record, callback);
                }

                @Override
                public void close(Duration timeout) {
                    // The template closes it after each send.
                }
            };

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    public EventPublisher publisher() {
        return new EventPublisher(new KafkaTemplate<>(() -> producer), registry);
    }

    /** All that was published, whether it was taken or not. */
    public List<CloudEvent<?>> all() {
        return List.copyOf(all);
    }

    /** Runs this before each event. */
    public void beforeEach(Runnable action) {
        beforeEach = topic -> action.run();
    }

    /** Runs this before each event, with the event's topic. */
    public void beforeEach(Consumer<String> action) {
        beforeEach = action;
    }

    /** What was published since this was asked last. */
    public synchronized List<CloudEvent<?>> take() {
        var events = new ArrayList<CloudEvent<?>>();
        producer.history().forEach(record -> events.add(record.value()));
        producer.clear();
        return events;
    }

    /** Returns those of the events that have such a payload. */
    public static <D> List<CloudEvent<D>> of(Class<D> payload, List<CloudEvent<?>> events) {
        return events.stream()
                .filter(event -> payload.isInstance(event.data()))
                .map(event -> event.withData(payload.cast(event.data())))
                .toList();
    }

    /** The types of what was published since this was asked last. */
    public List<String> takeTypes() {
        return take().stream().map(CloudEvent::type).toList();
    }
}
