package io.switchboard.notification.outbound;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of requests to addresses that tenants name.
 *
 * @param allowedNetworks networks in CIDR notation that are reached although they are not public, also without TLS
 * @param connectTimeout for a name's lookup and for a connection, each
 * @param maxConnections connections at the same time
 * @param maxConnectionsPerHost of them to one host and port
 */
@ConfigurationProperties("switchboard.notification.outbound")
public record OutboundSettings(
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("512") int maxConnections,
        @DefaultValue("32") int maxConnectionsPerHost) {

    public OutboundSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
    }
}
