package io.switchboard.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * A Kafka that is a list, and that can be away.
 *
 * @param <V> the type of the published values
 */
public final class ListedKafka<V> {

    private final List<V> values = new ArrayList<>();
    private boolean isAway;
    private final MockProducer<String, V> producer =
            new MockProducer<>(
                    true, new RoundRobinPartitioner(), new StringSerializer(), (topic, value) -> new byte[0]) {

                @Override
                public synchronized Future<RecordMetadata> send(ProducerRecord<String, V> record, Callback callback) {
                    publish(record.value());
                    return super.send(record, callback);
                }

                @Override
                public void close(Duration timeout) {
                    // The template closes it after each send.
                }
            };

    /** Returns a template that publishes to this list. */
    public KafkaTemplate<String, V> template() {
        return new KafkaTemplate<>(() -> producer);
    }

    /** Returns the published values, in their order. */
    public synchronized List<V> values() {
        return List.copyOf(values);
    }

    /** Returns the values that were published since the last call. */
    public synchronized List<V> take() {
        var taken = List.copyOf(values);
        values.clear();
        return taken;
    }

    /** Lets every send time out, or none. */
    public synchronized void isAway(boolean isAway) {
        this.isAway = isAway;
    }

    private synchronized void publish(V value) {
        if (isAway) {
            throw new TimeoutException("Kafka is away");
        }
        values.add(value);
    }
}
