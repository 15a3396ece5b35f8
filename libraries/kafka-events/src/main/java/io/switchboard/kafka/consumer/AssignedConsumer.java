package io.switchboard.kafka.consumer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the partitions that it is assigned, from the position that it is given. It belongs to no consumer group: nothing is
 * committed, and no other reader loses a partition or a position by it. Not thread-safe except for {@link #wakeup()}.
 */
public final class AssignedConsumer<K, V> implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Consumer<K, V> consumer;

    public AssignedConsumer(Consumer<K, V> consumer) {
        this.consumer = consumer;
    }

    /**
     * Returns the settings of such a consumer.
     *
     * @param given how to reach Kafka; its consumer group is removed
     */
    public static Map<String, Object> settings(Map<String, Object> given, MissingOffset missing) {
        var settings = new HashMap<>(given);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, missing.setting());
        return settings;
    }

    /** Returns the names of all topics that this client may see. */
    public Set<String> topics() {
        return consumer.listTopics().keySet();
    }

    /** Returns the partitions of a topic; empty while there is no such topic. */
    public List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** Reads these partitions from now on. Their positions are to be set by a {@code seek} before the first poll. */
    public void assign(Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
    }

    /** Sets the position of each partition that is named. */
    public void seek(Map<TopicPartition, Long> positions) {
        positions.forEach(consumer::seek);
    }

    /** Sets the positions of all partitions to their beginnings. */
    public void seekToBeginning(Collection<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
    }

    /**
     * Returns the positions of the first records from this time on, and of a partition without any its end.
     *
     * @param ends the ends of the partitions
     */
    public Map<TopicPartition, Long> positionsAt(Instant time, Map<TopicPartition, Long> ends) {
        var times =
                ends.keySet().stream().collect(Collectors.toMap(Function.identity(), partition -> time.toEpochMilli()));
        var positions = new HashMap<TopicPartition, Long>();
        consumer.offsetsForTimes(times)
                .forEach((partition, found) ->
                        positions.put(partition, offset(found, Objects.requireNonNull(ends.get(partition)))));
        return positions;
    }

    private static long offset(@Nullable OffsetAndTimestamp found, long end) {
        return found == null ? end : Math.min(found.offset(), end);
    }

    /** Returns the offset of the first record of each partition. */
    public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions);
    }

    /** Returns the offset after the last record of each partition. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    /** Returns the offset of the next record of a partition. */
    public long position(TopicPartition partition) {
        return consumer.position(partition);
    }

    /** Returns how many offsets lie between the positions and these ends; 0 when all are reached. */
    public long distanceTo(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /** Returns how many offsets lie between the positions and the ends of all partitions, as far as that is known. */
    public long lag() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    /**
     * Returns the next records, those of a partition in their order.
     *
     * @throws WakeupException after {@link #wakeup()}
     */
    public ConsumerRecords<K, V> poll(Duration timeout) {
        return consumer.poll(timeout);
    }

    /** Ends the poll that another thread waits in, or its next one. */
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
}
