package io.switchboard.notification.log;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Reading of the topic; {@code application.yml} names the environment variable of each.
 *
 * @param timeout for Kafka's responses, and for a client's turn to catch up
 * @param topicCheckInterval how often the topic is looked up to notice new partitions
 * @param maxConcurrentCatchUps clients that read missed events at the same time; the others wait for their turn
 */
@ConfigurationProperties("switchboard.notification.events")
record EventLogSettings(
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("30s") Duration topicCheckInterval,
        @DefaultValue("8") int maxConcurrentCatchUps) {

    public EventLogSettings {
        requirePositive("timeout", timeout.toMillis());
        requirePositive("topic-check-interval", topicCheckInterval.toMillis());
        requirePositive("max-concurrent-catch-ups", maxConcurrentCatchUps);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(
                    "switchboard.notification.events." + name + " must be positive, not " + value);
        }
    }
}
