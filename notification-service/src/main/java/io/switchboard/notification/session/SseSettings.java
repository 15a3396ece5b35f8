package io.switchboard.notification.session;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Connections of server-sent events; {@code application.yml} names the environment variable of each.
 *
 * @param reconnectDelay how long a client is asked to wait before it reconnects
 * @param writeTimeout how long a write may block on a client that does not read before its stream ends
 */
@ConfigurationProperties("switchboard.notification.sse")
record SseSettings(
        @DefaultValue("2s") Duration reconnectDelay,
        @DefaultValue("20s") Duration writeTimeout) {

    SseSettings {
        if (writeTimeout.toMillis() <= 0) {
            throw new IllegalArgumentException(
                    "switchboard.notification.sse.write-timeout must be positive, not " + writeTimeout);
        }
    }
}
