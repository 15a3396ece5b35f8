package io.switchboard.gateway.proxy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.gateway.limits.LimitSettings;
import io.switchboard.gateway.problem.GatewayProblem;
import io.switchboard.gateway.problem.RequestRejected;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.resources.ConnectionProvider;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

/**
 * Sends the requests of routes that name a pool of connections ({@code metadata.pool}: calls or texts); Spring's own
 * filter comes after it and sends all others. A call finds a connection however many texts the ingress is slow to answer.
 */
@Component
final class ServiceConnections extends NettyRoutingFilter implements DisposableBean {

    private static final String POOL = "pool";
    private static final int WAITING = 1_000;

    private final ConnectionProvider calls;
    private final ConnectionProvider texts;
    private final Map<String, HttpClient> clients;

    ServiceConnections(
            HttpClient shared,
            ObjectProvider<List<HttpHeadersFilter>> headersFilters,
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers,
            LimitSettings limits) {
        super(shared, headersFilters, properties);
        calls = pool("calls", limits.callConnections(), limits.webhook(), properties);
        texts = pool("texts", limits.textConnections(), limits.webhook(), properties);
        clients = Map.of(
                "calls", new PooledClientFactory(calls, properties, server, ssl, customizers).create(),
                "texts", new PooledClientFactory(texts, properties, server, ssl, customizers).create());
    }

    @Override
    public int getOrder() {
        return NettyRoutingFilter.ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        return clients.containsKey(poolOf(route))
                ? super.filter(exchange, chain)
                        .onErrorMap(
                                PoolAcquirePendingLimitException.class,
                                full -> new RequestRejected(GatewayProblem.SERVICE_UNAVAILABLE, full))
                : chain.filter(exchange);
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        return Objects.requireNonNull(clients.get(poolOf(route)));
    }

    @Override
    public void destroy() {
        calls.dispose();
        texts.dispose();
    }

    private static String poolOf(Route route) {
        return String.valueOf(route.getMetadata().get(POOL));
    }

    private static ConnectionProvider pool(
            String name, int connections, Duration longestWait, HttpClientProperties properties) {
        var pool = ConnectionProvider.builder(name)
                .maxConnections(connections)
                .pendingAcquireMaxCount(WAITING)
                .pendingAcquireTimeout(longestWait)
                .evictInBackground(properties.getPool().getEvictionInterval())
                .lifo();
        var maxIdleTime = properties.getPool().getMaxIdleTime();
        return maxIdleTime == null
                ? pool.build()
                : pool.maxIdleTime(maxIdleTime).build();
    }

    /** Makes a client with all of Spring's settings but its pool. */
    private static final class PooledClientFactory extends HttpClientFactory {

        private final ConnectionProvider pool;

        private PooledClientFactory(
                ConnectionProvider pool,
                HttpClientProperties properties,
                ServerProperties server,
                HttpClientSslConfigurer ssl,
                List<HttpClientCustomizer> customizers) {
            super(properties, server, ssl, customizers);
            this.pool = pool;
        }

        private HttpClient create() {
            return createInstance();
        }

        @Override
        protected ConnectionProvider buildConnectionProvider(HttpClientProperties properties) {
            return pool;
        }
    }
}
