package io.switchboard.notification.log;

import java.util.List;
import java.util.function.Supplier;

import io.switchboard.events.Topics;
import io.switchboard.kafka.consumer.AssignedConsumer;
import io.switchboard.kafka.consumer.MissingOffset;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** Readers of the topic. Without a consumer group: every instance reads every record and keeps its own offsets. */
@Configuration(proxyBeanMethods = false)
class EventLogConfiguration {

    @Bean
    TopicLookup topicLookup(KafkaAdmin admin) {
        return new TopicLookup(Topics.EVENTS.name(), admin.getConfigurationProperties());
    }

    @Bean
    EventHistory eventHistory(ConsumerFactory<?, ?> factory, EventLogSettings settings, EventLogMeters meters) {
        return new EventHistory(consumers(factory, settings), settings, meters);
    }

    @Bean
    LiveEventReader liveEventReader(
            ConsumerFactory<?, ?> factory,
            TopicLookup lookup,
            List<RecordSink> sinks,
            EventLogSettings settings,
            EventLogMeters meters) {
        var topic = new TopicWatch(lookup, settings.topicCheckInterval());
        return new LiveEventReader(consumers(factory, settings), topic, new RecordSinks(sinks), meters);
    }

    private static Supplier<Consumer<byte[], byte[]>> consumers(
            ConsumerFactory<?, ?> factory, EventLogSettings settings) {
        // An offset that Kafka no longer has is a gap, and a gap is never passed over silently.
        var config = AssignedConsumer.settings(factory.getConfigurationProperties(), MissingOffset.FAIL);
        var timeoutMillis = (int) settings.timeout().toMillis();
        // Limits of a poll, for all partitions together and for each; docs/limits.md has the sums.
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis);
        return () -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
