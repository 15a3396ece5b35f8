package io.switchboard.conversation.records;

import java.time.Clock;
import java.util.List;
import java.util.Properties;

import io.switchboard.conversation.telemetry.Meters;
import io.switchboard.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ListenerSettings.class)
class RecordsConfiguration {

    private static final String GROUP = "conversation-service";

    @Bean
    OldestRecordAgeLoop oldestRecordAge(
            ConsumerFactory<?, ?> consumers, ListenerSettings settings, Meters meters, Clock clock) {
        var properties = new Properties();
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // One batch of records per partition is sent whatever its size; no more is wanted.
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        var consumer = consumers.createConsumer(GROUP, "oldest-record-age", null, properties);
        var topics = List.of(Topics.TWILIO_MESSAGING.name(), Topics.OUTBOUND.name());
        return new OldestRecordAgeLoop(new OldestRecordAge(consumer, topics, meters, clock), settings.ageInterval());
    }
}
