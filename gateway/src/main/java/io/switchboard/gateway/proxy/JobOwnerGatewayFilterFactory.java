package io.switchboard.gateway.proxy;

import java.net.URI;
import java.util.List;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

/**
 * {@code JobOwner=http://other:8082,http://third:8084} on a route: a job that the route's service does not have is asked of
 * the other services, one after another. When none has it, the route's service answers. Only for requests without a body,
 * which may be sent again.
 */
@Component
final class JobOwnerGatewayFilterFactory extends AbstractGatewayFilterFactory<JobOwnerGatewayFilterFactory.Config> {

    JobOwnerGatewayFilterFactory() {
        super(Config.class);
    }

    /** The addresses of the other services. Spring sets them by their name, and converts no element of a list. */
    static final class Config {

        private List<String> uris = List.of();

        public List<String> getUris() {
            return uris;
        }

        public void setUris(List<String> uris) {
            this.uris = List.copyOf(uris);
        }
    }

    @Override
    public ShortcutType shortcutType() {
        return ShortcutType.GATHER_LIST;
    }

    @Override
    public List<String> shortcutFieldOrder() {
        return List.of("uris");
    }

    @Override
    public GatewayFilter apply(Config config) {
        var others = config.uris.stream().map(URI::create).toList();
        return (exchange, chain) -> {
            Route own = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
            var asked = chain.filter(exchange);
            for (var uri : others) {
                asked = asked.then(Mono.defer(() -> askUnlessFound(exchange, chain, routeTo(own, uri))));
            }
            return asked.then(Mono.defer(() -> askUnlessFound(exchange, chain, own)));
        };
    }

    /** The answer's head is there and nothing of it is written yet. */
    private static Mono<Void> askUnlessFound(ServerWebExchange exchange, GatewayFilterChain chain, Route route) {
        if (exchange.getResponse().getStatusCode() != HttpStatus.NOT_FOUND) {
            return Mono.empty();
        }
        Connection unread = exchange.getAttribute(CLIENT_RESPONSE_CONN_ATTR);
        if (unread != null) {
            unread.dispose();
        }
        ServerWebExchangeUtils.reset(exchange);
        exchange.getAttributes().put(GATEWAY_ROUTE_ATTR, route);
        return chain.filter(exchange);
    }

    private static Route routeTo(Route own, URI service) {
        return Route.async()
                .id(own.getId() + "-other")
                .uri(service)
                .order(own.getOrder())
                .asyncPredicate(own.getPredicate())
                .replaceFilters(own.getFilters())
                .metadata(own.getMetadata())
                .build();
    }
}
