package io.switchboard.notification.stream;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;

/**
 * How the topic is cut. An offset means something only within one layout: a topic that was made anew starts at zero
 * again, and one that grew may have moved a tenant to another partition.
 */
record TopicVersion(Uuid topicId, int partitions) {

    /** Differs for another layout; part of every position. */
    String generation() {
        return Integer.toHexString(Objects.hash(topicId, partitions));
    }

    /** The partition of a tenant's events: where Kafka's producer puts the key. */
    int home(String tenantId) {
        return Utils.toPositive(Utils.murmur2(tenantId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
