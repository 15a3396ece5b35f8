package io.switchboard.kafka.replay;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import io.switchboard.kafka.consumer.AssignedConsumer;
import io.switchboard.kafka.consumer.MissingOffset;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads partitions one after another, each from an offset up to the end that it has when it is read, so that records have
 * one order: by partition and offset. Joins no consumer group. Belongs to one thread.
 */
public final class OrderedRecords implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final AssignedConsumer<byte[], byte[]> consumer;

    private OrderedRecords(AssignedConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Connects with Kafka when it is used first.
     *
     * @param given how to reach Kafka; deserializers and offset handling are added
     */
    public static OrderedRecords of(Map<String, Object> given) {
        var settings = AssignedConsumer.settings(given, MissingOffset.CONTINUE_AT_BEGINNING);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        return new OrderedRecords(new AssignedConsumer<>(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())));
    }

    /** Returns the topics of dead letters whose origin exists, in the order of their names. */
    public List<String> deadLetterTopics() {
        var existing = consumer.topics();
        return existing.stream()
                .filter(DeadLetters::isTopic)
                .filter(topic -> existing.contains(DeadLetters.origin(topic)))
                .sorted()
                .toList();
    }

    /** Returns the partitions of a topic in their order; none while there is no such topic. */
    public List<TopicPartition> partitions(String topic) {
        return consumer.partitions(topic).stream()
                .sorted((one, other) -> Integer.compare(one.partition(), other.partition()))
                .toList();
    }

    /** Returns how many offsets these partitions have now, at most. */
    public long size(Collection<TopicPartition> partitions) {
        var beginnings = consumer.beginnings(partitions);
        return consumer.ends(partitions).entrySet().stream()
                .mapToLong(end -> end.getValue() - Objects.requireNonNull(beginnings.get(end.getKey())))
                .sum();
    }

    /**
     * Reads a partition.
     *
     * @param visitor receives each record, and returns whether it wants the next one
     * @return whether the end was reached
     * @throws TimeoutException when Kafka returns no record for a while
     */
    public boolean read(TopicPartition partition, long from, Predicate<ConsumerRecord<byte[], byte[]>> visitor) {
        var end = Objects.requireNonNull(consumer.ends(List.of(partition)).get(partition));
        var beginning =
                Objects.requireNonNull(consumer.beginnings(List.of(partition)).get(partition));
        var start = Math.max(from, beginning);
        if (start >= end) {
            return true;
        }
        consumer.assign(List.of(partition));
        consumer.seek(Map.of(partition, start));
        var seenAt = System.nanoTime();
        while (consumer.position(partition) < end) {
            var records = consumer.poll(POLL);
            for (var record : records) {
                if (record.offset() < end && !visitor.test(record)) {
                    return false;
                }
            }
            seenAt = records.isEmpty() ? seenAt : System.nanoTime();
            if (System.nanoTime() - seenAt > TIMEOUT.toNanos()) {
                throw new TimeoutException("Kafka gave no record for " + TIMEOUT.toSeconds() + " s.");
            }
        }
        return true;
    }

    /** Returns the record at an offset; empty when Kafka does not have it, or not any more. */
    public Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        if (!partitions(partition.topic()).contains(partition)) {
            return Optional.empty();
        }
        var found = new AtomicReference<ConsumerRecord<byte[], byte[]>>();
        read(partition, offset, record -> {
            if (record.offset() == offset) {
                found.set(record);
            }
            return false;
        });
        return Optional.ofNullable(found.get());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
