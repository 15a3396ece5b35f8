package io.switchboard.provisioning.failedrecord;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Continues a list after a record. */
public final class RecordPlace {

    private RecordPlace() {}

    /** Returns the offset from which a partition is to be read; -1 for a partition that was read already. */
    public static long from(TopicPartition partition, @Nullable RecordId after) {
        if (after == null) {
            return 0;
        }
        var order = partition.topic().compareTo(after.topic());
        if (order == 0) {
            order = Integer.compare(partition.partition(), after.partition());
        }
        if (order == 0) {
            return after.offset() + 1;
        }
        return order < 0 ? -1 : 0;
    }
}
