package io.switchboard.gateway.webhook;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.EventExecutor;
import io.switchboard.gateway.limits.LimitSettings;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Keeps the connections to the ingress: a pool for each kind of webhook and event loop, so that no request changes its
 * thread. A call finds a connection however many texts the ingress is slow to answer.
 */
@Component
final class IngressConnections implements DisposableBean {

    /** The webhooks of one kind and event loop that may wait for a connection. */
    private static final int WAITING = 1_000;

    private record Client(ConnectionProvider connections, HttpClient http) {}

    private final WebhookSettings settings;
    private final LimitSettings limits;
    private final HttpClientProperties properties;
    private final ReactorResourceFactory resources;
    private final Map<EventExecutor, Client> calls = new ConcurrentHashMap<>();
    private final Map<EventExecutor, Client> texts = new ConcurrentHashMap<>();

    /**
     * Creates no connection yet.
     *
     * @param resources of the server, whose event loops these connections share
     */
    IngressConnections(
            WebhookSettings settings,
            LimitSettings limits,
            HttpClientProperties properties,
            ReactorResourceFactory resources) {
        this.settings = settings;
        this.limits = limits;
        this.properties = properties;
        this.resources = resources;
    }

    /** Returns the client of an event loop; to be used on it alone. */
    HttpClient client(WebhookRoad road, EventExecutor loop) {
        var clients = road == WebhookRoad.CALLS ? calls : texts;
        return clients.computeIfAbsent(loop, first -> create(road)).http();
    }

    @Override
    public void destroy() {
        calls.values().forEach(client -> client.connections().dispose());
        texts.values().forEach(client -> client.connections().dispose());
    }

    private Client create(WebhookRoad road) {
        var connections = pool(road);
        var url = settings.ingressUrl();
        var isHttps = "https".equals(url.getScheme());
        var port = url.getPort() < 0 ? (isHttps ? 443 : 80) : url.getPort();
        var address = InetSocketAddress.createUnresolved(url.getHost(), port);
        var client = HttpClient.create(connections)
                .runOn(resources.getLoopResources())
                .remoteAddress(() -> address);
        var connectTimeout = properties.getConnectTimeout();
        if (connectTimeout != null) {
            client = client.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectTimeout);
        }
        return new Client(connections, isHttps ? client.secure() : client);
    }

    private ConnectionProvider pool(WebhookRoad road) {
        var all = road == WebhookRoad.CALLS ? limits.callConnections() : limits.textConnections();
        var pool = ConnectionProvider.builder("webhooks-" + road.label())
                .maxConnections(Math.ceilDiv(all, LoopResources.DEFAULT_IO_WORKER_COUNT))
                .pendingAcquireMaxCount(WAITING)
                .pendingAcquireTimeout(limits.webhook())
                .evictInBackground(properties.getPool().getEvictionInterval())
                .lifo();
        return pool.maxIdleTime(Objects.requireNonNull(properties.getPool().getMaxIdleTime()))
                .build();
    }
}
