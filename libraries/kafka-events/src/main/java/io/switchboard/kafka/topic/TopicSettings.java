package io.switchboard.kafka.topic;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the topics that a service creates.
 *
 * @param partitions of every topic that is not compacted; compacted ones are small and have one
 * @param replicas of each topic; -1 is the broker's own default
 */
@ConfigurationProperties("switchboard.topics")
record TopicSettings(
        @DefaultValue("6") int partitions,
        @DefaultValue("-1") short replicas) {

    TopicSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("SWITCHBOARD_TOPIC_PARTITIONS must be at least 1, not " + partitions);
        }
    }
}
