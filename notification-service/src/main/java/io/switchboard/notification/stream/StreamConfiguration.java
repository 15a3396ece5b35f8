package io.switchboard.notification.stream;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.switchboard.events.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** What reads the topic. No consumer group: every instance reads everything and remembers itself how far it is. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TopicLookup topicLookup(KafkaAdmin admin) {
        return new TopicLookup(Topics.EVENTS.name(), admin.getConfigurationProperties());
    }

    @Bean
    EventLog eventLog(ConsumerFactory<?, ?> factory, StreamSettings settings, StreamMeters meters) {
        return new EventLog(consumers(factory, settings), settings, meters);
    }

    @Bean
    EventTail eventTail(
            ConsumerFactory<?, ?> factory,
            TopicLookup topic,
            OpenStreams streams,
            StreamSettings settings,
            StreamMeters meters) {
        return new EventTail(consumers(factory, settings), topic, streams, settings, meters);
    }

    private static Supplier<Consumer<byte[], byte[]>> consumers(
            ConsumerFactory<?, ?> factory, StreamSettings settings) {
        Map<String, Object> config = new HashMap<>(factory.getConfigurationProperties());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // An offset that Kafka no longer has is a gap, and a gap is never stepped over in silence.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int)
                settings.patience().toMillis());
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                settings.patience().toMillis());
        return () -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
