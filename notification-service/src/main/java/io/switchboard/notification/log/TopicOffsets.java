package io.switchboard.notification.log;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

import io.switchboard.events.Topics;
import org.apache.kafka.common.TopicPartition;

/** The next offset to read of each partition. Only its owner changes it; any thread may read it. */
public final class TopicOffsets {

    private final TopicVersion version;
    private final AtomicLongArray next;

    private TopicOffsets(TopicVersion version, long[] next) {
        this.version = version;
        this.next = new AtomicLongArray(next);
    }

    /** Offsets at the beginning of every partition. */
    static TopicOffsets beginning(TopicVersion version) {
        return new TopicOffsets(version, new long[version.partitions()]);
    }

    TopicVersion version() {
        return version;
    }

    public long next(int partition) {
        return next.get(partition);
    }

    /** The position of a client that has everything before the partition's next offset. */
    public StreamPosition position(int partition) {
        return new StreamPosition(version.generation(), partition, next.get(partition));
    }

    /** The position of a client of this tenant that has every event before the next offset of the tenant's partition. */
    public StreamPosition positionOf(String tenantId) {
        return position(version.partitionOf(tenantId));
    }

    /** Moves a partition forward; never back. */
    public void advance(int partition, long offset) {
        next.set(partition, Math.max(next.get(partition), offset));
    }

    public TopicOffsets copy() {
        return new TopicOffsets(version, values(version.partitions()));
    }

    void set(Map<TopicPartition, Long> offsets) {
        offsets.forEach((partition, offset) -> next.set(partition.partition(), offset));
    }

    /** The same offsets for the topic after partitions were added, which begin at 0. */
    TopicOffsets resized(TopicVersion changed) {
        return new TopicOffsets(changed, values(changed.partitions()));
    }

    public List<TopicPartition> partitions() {
        return IntStream.range(0, version.partitions())
                .mapToObj(partition -> new TopicPartition(Topics.EVENTS.name(), partition))
                .toList();
    }

    @Override
    public String toString() {
        return version.generation() + next;
    }

    private long[] values(int partitions) {
        var values = new long[partitions];
        for (var partition = 0; partition < Math.min(partitions, next.length()); partition++) {
            values[partition] = next.get(partition);
        }
        return values;
    }
}
