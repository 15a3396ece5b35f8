package io.switchboard.notification.log;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;

/**
 * A topic's identity and number of partitions. An offset has a meaning within one version only: a recreated topic starts at
 * zero again, and a topic that grew may have moved a tenant to another partition.
 */
record TopicVersion(Uuid topicId, int partitions) {

    /** Differs between versions; part of every position. */
    String generation() {
        return Integer.toHexString(Objects.hash(topicId, partitions));
    }

    /** The partition of a tenant's events, as Kafka's producer computes it from the key. */
    int partitionOf(String tenantId) {
        return Utils.toPositive(Utils.murmur2(tenantId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
