package io.switchboard.ingress.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic once, from some time on up to what was its end at the beginning. It belongs to no consumer group, so
 * nobody else's position changes and no partition is taken from anybody.
 */
final class TopicRange implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final long length;

    private TopicRange(KafkaConsumer<byte[], byte[]> consumer, String topic, @Nullable Instant from) {
        this.consumer = consumer;
        var partitions = consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        this.ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        var starts = starts(partitions, from);
        starts.forEach(consumer::seek);
        this.length = sum(ends.values()) - sum(starts.values());
    }

    /**
     * The records of a topic.
     *
     * @param settings how to reach Kafka; deserializers and offset handling are ours
     * @param from null for all there are
     */
    static TopicRange of(Map<String, Object> settings, String topic, @Nullable Instant from) {
        var config = new HashMap<>(settings);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // What is dropped while we read is not read.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
        var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            return new TopicRange(consumer, topic, from);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** How many records it is, or a few more where Kafka dropped some. */
    long length() {
        return length;
    }

    /**
     * Reads it.
     *
     * @param each gets each record, those of a partition in their order
     * @param progress gets how many are left, now and then
     * @throws ReplayFailed when Kafka gives none for a while
     */
    void forEach(Consumer<ConsumerRecord<byte[], byte[]>> each, LongConsumer progress) {
        var left = left();
        var lastSeen = System.nanoTime();
        while (left > 0) {
            for (var record : consumer.poll(POLL)) {
                if (record.offset() < end(new TopicPartition(record.topic(), record.partition()))) {
                    each.accept(record);
                }
            }
            var leftNow = left();
            if (leftNow < left) {
                lastSeen = System.nanoTime();
                progress.accept(leftNow);
            } else if (System.nanoTime() - lastSeen > PATIENCE.toNanos()) {
                throw new ReplayFailed("Kafka gave no record for " + PATIENCE.toSeconds() + " s.");
            }
            left = leftNow;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private long left() {
        return ends.keySet().stream()
                .mapToLong(each -> Math.max(0, end(each) - consumer.position(each)))
                .sum();
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private Map<TopicPartition, Long> starts(Collection<TopicPartition> partitions, @Nullable Instant from) {
        if (from == null) {
            return consumer.beginningOffsets(partitions);
        }
        var times = partitions.stream().collect(Collectors.toMap(Function.identity(), each -> from.toEpochMilli()));
        var starts = new HashMap<TopicPartition, Long>();
        consumer.offsetsForTimes(times)
                .forEach((partition, found) -> starts.put(partition, offset(found, end(partition))));
        return starts;
    }

    private static long offset(@Nullable OffsetAndTimestamp found, long end) {
        return found == null ? end : Math.min(found.offset(), end);
    }

    private static long sum(Collection<Long> offsets) {
        return offsets.stream().mapToLong(Long::longValue).sum();
    }
}
