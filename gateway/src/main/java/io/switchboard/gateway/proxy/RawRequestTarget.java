package io.switchboard.gateway.proxy;

import java.net.URI;
import java.net.URISyntaxException;

import io.switchboard.gateway.problem.GatewayProblem;
import io.switchboard.gateway.problem.RequestRejected;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

/**
 * Sends a service the request target exactly as it came in: not decoded, not encoded again, not sorted, an empty query
 * kept. Webhooks do not come here (package {@code webhook}).
 *
 * <p>Stands in for Spring's {@link RouteToRequestUrlFilter}, which rebuilds the URL from its parts and so changes a
 * target that is only partly encoded. A target that cannot be passed on unchanged is refused.
 */
@Component
final class RawRequestTarget implements GlobalFilter, Ordered {

    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, urlAt(route.getUri(), targetOf(exchange.getRequest())));
        return chain.filter(exchange);
    }

    private static String targetOf(ServerHttpRequest request) {
        HttpServerRequest untouched = ServerHttpRequestDecorator.getNativeRequest(request);
        return untouched.uri();
    }

    static URI urlAt(URI service, String target) {
        var url = service.getScheme() + "://" + service.getRawAuthority() + target;
        try {
            var uri = new URI(url);
            if (target.startsWith("/")
                    && uri.getRawFragment() == null
                    && uri.toASCIIString().equals(url)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new RequestRejected(GatewayProblem.BAD_REQUEST, e);
        }
        throw new RequestRejected(GatewayProblem.BAD_REQUEST);
    }
}
