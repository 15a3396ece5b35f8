package io.switchboard.gateway.limits;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Passes the address that a webhook comes from to the ingress, as its only {@code X-Forwarded-For}: the ingress limits by
 * source what it stores of rejected webhooks. Other services do not receive their clients' addresses.
 */
@Component
final class WebhookSource implements HttpHeadersFilter, Ordered {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final Set<String> WEBHOOK_ROUTES = Set.of("calls", "webhooks");

    private final SourceAddress sources;

    WebhookSource(SourceAddress sources) {
        this.sources = sources;
    }

    /** Runs after the filters that drop the client's own forwarding headers. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route == null || !WEBHOOK_ROUTES.contains(route.getId())) {
            return headers;
        }
        var passed = new HttpHeaders(headers);
        var source = source(exchange);
        if (source == null) {
            passed.remove(FORWARDED_FOR);
        } else {
            passed.set(FORWARDED_FOR, source.getHostAddress());
        }
        return passed;
    }

    private @Nullable InetAddress source(ServerWebExchange exchange) {
        var forwardedFor = exchange.getRequest().getHeaders().getOrDefault(FORWARDED_FOR, List.of());
        return sources.of(exchange.getRequest().getRemoteAddress(), forwardedFor);
    }
}
