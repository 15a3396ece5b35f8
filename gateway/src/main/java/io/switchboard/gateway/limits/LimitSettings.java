package io.switchboard.gateway.limits;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Limits the gateway's resources that clients may hold.
 *
 * @param head how long a request's line and headers may take to arrive, from the connection or from their first byte
 * @param body how long a request's body may take to arrive, once its head is there
 * @param webhook how long a webhook may take altogether, from its head to the answer
 * @param connections how many connections there may be, open streams included; any further one is closed
 * @param perSource how many connections, or open requests behind a trusted proxy, one source address may have
 * @param trustedProxies networks in CIDR notation whose X-Forwarded-For names the source
 * @param webhookBodies how many bytes of webhook bodies may be held in memory; without it an eighth of the heap, and 64 MB
 *     at most
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
        @Nullable DataSize webhookBodies,
        int textConnections,
        int callConnections) {

    private static final long MOST_BODY_BYTES = 64L << 20;
    private static final int BODY_SHARE = 8;

    /** Heap per arriving body, so that the 25 KB that each takes fit into a tenth of the heap. */
    private static final int HEAP_PER_BODY = 256 << 10;

    /** Heap per connection: the shipped container's heap of 460 MB holds 10,000 connections. */
    private static final int HEAP_PER_CONNECTION = 46 << 10;

    public LimitSettings {
        Assert.isTrue(perSource > 0, "GATEWAY_MAX_CONNECTIONS_PER_SOURCE must be positive");
        Assert.isTrue(textConnections > 0 && callConnections > 0, "each pool of connections needs at least one");
    }

    /** The maximum number of bytes of webhook bodies in memory. */
    public long webhookBodyBytes() {
        return webhookBodies == null ? Math.min(MOST_BODY_BYTES, heap() / BODY_SHARE) : webhookBodies.toBytes();
    }

    /** The maximum number of arriving webhook bodies: each costs the memory of its request, however little has arrived. */
    public int arrivingBodies() {
        return Math.clamp(heap() / HEAP_PER_BODY, 100, 10_000);
    }

    /** The configured number of connections, or fewer if the heap cannot hold them. */
    int affordableConnections() {
        return (int) Math.min(connections, heap() / HEAP_PER_CONNECTION);
    }

    private static long heap() {
        return Runtime.getRuntime().maxMemory();
    }
}
