package io.switchboard.kafka.topic;

import java.time.Duration;

import io.switchboard.events.Topic;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/** Creates the topics that a service writes; a bean of type {@link Topic} declares each of them. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(TopicSettings.class)
class KafkaTopicsAutoConfiguration {

    /** Kafka's minimum for the size of a segment. */
    private static final long MEGABYTE = 1 << 20;

    /** Kafka's default for the size of a segment. */
    private static final long GIGABYTE = 1 << 30;

    private static final long DAY = Duration.ofDays(1).toMillis();

    @Bean
    KafkaAdmin.NewTopics writtenTopics(ObjectProvider<Topic<?>> topics, TopicSettings settings) {
        return new KafkaAdmin.NewTopics(
                topics.stream().map(topic -> newTopic(topic, settings)).toArray(NewTopic[]::new));
    }

    @Bean
    @ConditionalOnBean(Topic.class)
    TopicCreation topicCreation(KafkaAdmin admin) {
        return new TopicCreation(admin);
    }

    private static NewTopic newTopic(Topic<?> topic, TopicSettings settings) {
        var builder = TopicBuilder.name(topic.name())
                .replicas(settings.replicas())
                .partitions(topic.compacted() ? 1 : settings.partitions());
        if (topic.compacted()) {
            builder.config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        var limits = topic.limits();
        if (limits != null) {
            limit(builder, limits);
        }
        return builder.build();
    }

    private static void limit(TopicBuilder topic, Topic.Limits limits) {
        var age = Long.toString(limits.age().toMillis());
        var bytes = limits.bytesPerPartition();
        topic.config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
                .config(TopicConfig.RETENTION_MS_CONFIG, age)
                .config(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(bytes))
                // Kafka never deletes the segment that it writes to, so that must be small and must end.
                .config(TopicConfig.SEGMENT_BYTES_CONFIG, Long.toString(Math.clamp(bytes / 4, MEGABYTE, GIGABYTE)))
                .config(
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(Math.min(limits.age().toMillis(), DAY)));
    }
}
