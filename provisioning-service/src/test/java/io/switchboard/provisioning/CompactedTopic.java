package io.switchboard.provisioning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.switchboard.events.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a topic without any of the service's own code. The service creates its topics beside its start, so the topic may be
 * missing for a moment.
 */
public final class CompactedTopic<P> implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Topic<P> topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    public CompactedTopic(Topic<P> topic) {
        this.topic = topic;
        this.consumer = fromTheBeginning(topic.name());
    }

    /** Every record of a key, oldest first. */
    public List<ConsumerRecord<String, byte[]>> records(String key) {
        return all().stream().filter(record -> key.equals(record.key())).toList();
    }

    /** Returns the newest value of a key; null for a tombstone or an unknown key. */
    public @Nullable P current(String key) {
        var records = records(key);
        return records.isEmpty() || records.getLast().value() == null
                ? null
                : JSON.readValue(records.getLast().value(), topic.payload());
    }

    public boolean wasTakenBack(String key) {
        var records = records(key);
        return !records.isEmpty() && records.getLast().value() == null;
    }

    private List<ConsumerRecord<String, byte[]>> all() {
        synchronized (consumer) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
            }
            return List.copyOf(seen);
        }
    }

    private static KafkaConsumer<String, byte[]> fromTheBeginning(String topic) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                Surroundings.KAFKA,
                "enable.auto.commit",
                false,
                // A topic that a reader creates would not be compacted.
                "allow.auto.create.topics",
                false,
                // Closing waits for the fetch in flight, which the broker answers after this time at the latest.
                "fetch.max.wait.ms",
                20);
        var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(30))
                .until(() -> partitions(consumer, topic), found -> !found.isEmpty());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
