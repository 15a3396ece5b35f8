package io.switchboard.notification.socket;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Connections of WebSockets; {@code application.yml} names the environment variable of each.
 *
 * @param writeTimeout how long a write may block on a client that does not read before its connection breaks
 * @param closeTimeout how long the service waits for the client's part of the closing handshake
 * @param maxMessageSize the largest message of a client
 */
@ConfigurationProperties("switchboard.notification.websocket")
record WebSocketSettings(
        @DefaultValue("20s") Duration writeTimeout,
        @DefaultValue("5s") Duration closeTimeout,
        @DefaultValue("1KB") DataSize maxMessageSize) {

    WebSocketSettings {
        if (writeTimeout.toMillis() <= 0 || closeTimeout.toMillis() <= 0 || maxMessageSize.toBytes() < 1) {
            throw new IllegalArgumentException("switchboard.notification.websocket.* must be positive");
        }
    }
}
