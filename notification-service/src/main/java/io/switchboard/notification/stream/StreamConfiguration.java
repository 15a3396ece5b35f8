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
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
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
    StreamCapacity streamCapacity(StreamSettings settings) {
        return StreamCapacity.of(Runtime.getRuntime().maxMemory(), settings);
    }

    /**
     * Of what Tomcat keeps for each connection, its two buffers remain for a stream, and the system's two. Events are
     * small, and a client that does not read must cost the service little.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallSocketBuffers() {
        return factory -> factory.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", "1024");
            connector.setProperty("socket.appWriteBufSize", "4096");
            connector.setProperty("socket.rxBufSize", "16384");
            connector.setProperty("socket.txBufSize", "16384");
        });
    }

    @Bean
    TopicLookup topicLookup(KafkaAdmin admin) {
        return new TopicLookup(Topics.EVENTS.name(), admin.getConfigurationProperties());
    }

    @Bean
    EventHistory eventLog(ConsumerFactory<?, ?> factory, StreamSettings settings, StreamMeters meters) {
        return new EventHistory(consumers(factory, settings), settings, meters);
    }

    @Bean
    LiveEventReader eventTail(
            ConsumerFactory<?, ?> factory,
            TopicLookup topic,
            StreamRegistry streams,
            StreamSettings settings,
            StreamMeters meters) {
        return new LiveEventReader(consumers(factory, settings), topic, streams, settings, meters);
    }

    private static Supplier<Consumer<byte[], byte[]>> consumers(
            ConsumerFactory<?, ?> factory, StreamSettings settings) {
        Map<String, Object> config = new HashMap<>(factory.getConfigurationProperties());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // An offset that Kafka no longer has is a gap, and a gap is never stepped over in silence.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // What a poll may hold, all partitions together and each of them; docs/limits.md has the sums.
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int)
                settings.patience().toMillis());
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                settings.patience().toMillis());
        return () -> new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
