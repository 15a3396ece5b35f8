package io.switchboard.systemtests.story;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic as any consumer can: CloudEvents in Kafka's binary mode. */
public final class Topic {

    private final String name;
    private final String kafka;

    /** @param kafka where it is, unless the environment names another one */
    Topic(String name, String kafka) {
        this.name = name;
        this.kafka = System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", kafka);
    }

    /** An event's attributes. */
    public record Event(String id, String type, String tenant) {

        static Event of(ConsumerRecord<String, String> event) {
            return new Event(header(event, "ce_id"), header(event, "ce_type"), header(event, "ce_tenantid"));
        }

        private static String header(ConsumerRecord<String, String> event, String name) {
            return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
        }
    }

    /** Returns the events with this key, in order. */
    public List<Event> events(String key) {
        var events = new ArrayList<Event>();
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (key.equals(record.key())) {
                        events.add(Event.of(record));
                    }
                }
            }
        }
        return events;
    }
}
