package io.switchboard.kafka.listener;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Measures the age of the oldest record of each topic that the service's consumer group has not processed yet, by its
 * committed offsets. It measures from outside: a listener that repeats a batch, has stopped or was never assigned a
 * partition does not look healthy here. Each instance measures the whole group. While Kafka is away, the last known age
 * grows.
 */
final class OldestRecordAge {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);
    private static final int MOST_POLLS = 10;

    /** Creates the measurement of a consumer group. */
    record Factory(ConsumerFactory<?, ?> consumers, ListenerMeters meters, Clock clock) {

        OldestRecordAge of(String group, List<String> topics) {
            var properties = new Properties();
            properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
            // Kafka returns one batch of records per partition whatever its size; no more is wanted.
            properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
            var consumer = consumers.createConsumer(group, "oldest-record-age", null, properties);
            return new OldestRecordAge(consumer, group, topics, meters, clock);
        }
    }

    private final Consumer<?, ?> consumer;
    private final List<String> topics;
    private final Clock clock;
    private final Map<String, Instant> oldest = new ConcurrentHashMap<>();
    private final Map<String, Long> waitingRecords = new ConcurrentHashMap<>();

    /**
     * Registers the gauges.
     *
     * @param consumer with the id of {@code group}, which it never joins; must not commit by itself
     */
    OldestRecordAge(Consumer<?, ?> consumer, String group, List<String> topics, ListenerMeters meters, Clock clock) {
        this.consumer = consumer;
        this.topics = List.copyOf(topics);
        this.clock = clock;
        topics.forEach(topic -> {
            meters.oldestRecord(group, topic, () -> secondsOf(topic));
            meters.waitingRecords(group, topic, () -> waitingRecords.getOrDefault(topic, 0L));
        });
    }

    /** The age in seconds; 0 when all records are processed. */
    double secondsOf(String topic) {
        var time = oldest.get(topic);
        return time == null
                ? 0
                : Math.max(0, Duration.between(time, clock.instant()).toMillis() / 1000.0);
    }

    /**
     * Measures once.
     *
     * @throws KafkaException when Kafka does not answer
     */
    void measure() {
        var all = topics.stream().flatMap(topic -> partitions(topic).stream()).collect(Collectors.toSet());
        if (!consumer.assignment().equals(all)) {
            consumer.assign(all);
        }
        consumer.pause(all);
        for (var topic : topics) {
            var waiting = firstWaiting(topic);
            if (waiting.isEmpty()) {
                oldest.remove(topic);
            } else {
                timestamps(waiting).stream().min(Instant::compareTo).ifPresent(time -> oldest.put(topic, time));
            }
        }
    }

    void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** The offset of the first record not yet processed, by partition, where there is one. */
    private Map<TopicPartition, Long> firstWaiting(String topic) {
        var partitions = partitions(topic);
        var ends = consumer.endOffsets(partitions);
        var beginnings = consumer.beginningOffsets(partitions);
        var committed = consumer.committed(new HashSet<>(partitions));
        var waiting = new HashMap<TopicPartition, Long>();
        var count = 0L;
        for (var partition : partitions) {
            var beginning = Objects.requireNonNull(beginnings.get(partition));
            var offset = Math.max(beginning, position(committed.get(partition)));
            if (offset < Objects.requireNonNull(ends.get(partition))) {
                waiting.put(partition, offset);
                count += Objects.requireNonNull(ends.get(partition)) - offset;
            }
        }
        waitingRecords.put(topic, count);
        return waiting;
    }

    private static long position(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private List<Instant> timestamps(Map<TopicPartition, Long> offsets) {
        offsets.forEach(consumer::seek);
        consumer.resume(offsets.keySet());
        var found = new HashMap<TopicPartition, Instant>();
        for (var polls = 0; polls < MOST_POLLS && found.size() < offsets.size(); polls++) {
            var records = consumer.poll(POLL_TIMEOUT);
            for (var partition : records.partitions()) {
                found.putIfAbsent(
                        partition,
                        Instant.ofEpochMilli(
                                records.records(partition).getFirst().timestamp()));
            }
            consumer.pause(found.keySet());
        }
        consumer.pause(offsets.keySet());
        return List.copyOf(found.values());
    }
}
