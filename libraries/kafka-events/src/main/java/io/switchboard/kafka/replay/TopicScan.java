package io.switchboard.kafka.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.switchboard.kafka.consumer.AssignedConsumer;
import io.switchboard.kafka.consumer.MissingOffset;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads a topic once, from a time on up to the end that it had when the scan began. */
public final class TopicScan implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final AssignedConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final long length;

    private TopicScan(AssignedConsumer<byte[], byte[]> consumer, String topic, @Nullable Instant from) {
        this.consumer = consumer;
        var partitions = consumer.partitions(topic);
        this.ends = consumer.ends(partitions);
        consumer.assign(partitions);
        var starts = from == null ? consumer.beginnings(partitions) : consumer.positionsAt(from, ends);
        consumer.seek(starts);
        this.length = sum(ends.values()) - sum(starts.values());
    }

    /**
     * Begins to scan a topic.
     *
     * @param given how to reach Kafka; deserializers and offset handling are added
     * @param from null for all records
     */
    public static TopicScan of(Map<String, Object> given, String topic, @Nullable Instant from) {
        // Records that are deleted during the scan are not read.
        var settings = AssignedConsumer.settings(given, MissingOffset.CONTINUE_AT_BEGINNING);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
        var consumer = new AssignedConsumer<>(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        try {
            return new TopicScan(consumer, topic, from);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Returns how many records the scan reads, or a few more where Kafka deleted some. */
    public long length() {
        return length;
    }

    /**
     * Reads the records.
     *
     * @param records receives each record, those of a partition in their order
     * @param progress receives how many records are left, now and then
     * @throws TimeoutException when Kafka returns none for a while
     */
    public void forEach(Consumer<ConsumerRecord<byte[], byte[]>> records, LongConsumer progress) {
        var left = consumer.distanceTo(ends);
        var lastSeen = System.nanoTime();
        while (left > 0) {
            for (var record : consumer.poll(POLL)) {
                if (record.offset() < end(record)) {
                    records.accept(record);
                }
            }
            var leftNow = consumer.distanceTo(ends);
            if (leftNow < left) {
                lastSeen = System.nanoTime();
                progress.accept(leftNow);
            } else if (System.nanoTime() - lastSeen > TIMEOUT.toNanos()) {
                throw new TimeoutException("Kafka gave no record for " + TIMEOUT.toSeconds() + " s.");
            }
            left = leftNow;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private long end(ConsumerRecord<?, ?> record) {
        return ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }

    private static long sum(Collection<Long> offsets) {
        return offsets.stream().mapToLong(Long::longValue).sum();
    }
}
