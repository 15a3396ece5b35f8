package io.switchboard.gateway.limits;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * The limits of what clients may hold of the gateway.
 *
 * @param head how long a request's line and headers may take to arrive, from the connection or from their first byte
 * @param body how long a request's body may take to arrive, once its head is there
 * @param webhook how long a webhook may take altogether, from its head to the answer
 * @param connections how many connections there may be, open streams included; one more is closed
 * @param perSource how many connections, or open requests behind a trusted proxy, one source address may have
 * @param trustedProxies networks in CIDR notation whose X-Forwarded-For names the source
 * @param webhookBodies how many bytes of webhook bodies may be held in memory
 * @param textConnections how many connections to the ingress webhooks other than calls may use
 * @param callConnections how many connections to the ingress calls may use
 */
@ConfigurationProperties("switchboard.limits")
public record LimitSettings(
        Duration head,
        Duration body,
        Duration webhook,
        int connections,
        int perSource,
        List<String> trustedProxies,
        DataSize webhookBodies,
        int textConnections,
        int callConnections) {

    public LimitSettings {
        Assert.isTrue(perSource > 0, "GATEWAY_MAX_CONNECTIONS_PER_SOURCE must be positive");
        Assert.isTrue(textConnections > 0 && callConnections > 0, "each pool of connections needs at least one");
    }
}
